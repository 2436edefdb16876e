package io.touchline.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

/**
 * A filter of the API's document that changes nothing. It is registered for each request, and that makes Quarkus write
 * the document when somebody asks for it and not twice at every start, as JSON and as YAML.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_PER_REQUEST)
public final class WrittenWhenAsked implements OASFilter {}
