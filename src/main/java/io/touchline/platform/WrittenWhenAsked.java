package io.touchline.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

/**
 * Changes nothing in the API's document, but as it could do so on each request, the document is written when somebody asks
 * for it. Otherwise every start would write it twice, as JSON and as YAML.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_PER_REQUEST)
public final class WrittenWhenAsked implements OASFilter {}
