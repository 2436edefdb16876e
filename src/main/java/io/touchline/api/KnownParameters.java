package io.touchline.api;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Takes no query parameter that the API's document does not name, and none twice, of calls that bring no body: a misspelt
 * filter would list everything, of two one would be lost, and so would what was meant to soften an order. Which names an
 * endpoint takes is read from its {@link Parameter} annotations once, at the start; calls with a body are not looked at.
 */
@Provider
final class KnownParameters implements DynamicFeature {

    /** After those that find out who calls, how often, and whether there is room. */
    private static final int LAST = Priorities.USER + 1_000;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Path path = resource.getResourceClass().getAnnotation(Path.class);
        Method method = resource.getResourceMethod();
        if (path != null && path.value().startsWith("/v1") && !hasBody(method)) {
            context.register(new Check(names(method)), LAST);
        }
    }

    /** What a method takes without saying where it comes from is the body. */
    private static boolean hasBody(Method method) {
        return Arrays.stream(method.getParameters()).anyMatch(parameter -> parameter.getAnnotations().length == 0);
    }

    private static Set<String> names(Method method) {
        return Arrays.stream(method.getAnnotationsByType(Parameter.class))
                .filter(parameter -> parameter.in() == ParameterIn.QUERY)
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Check(Set<String> names) implements ContainerRequestFilter {

        /** @throws ProblemException 400 for a parameter of another name, or one that is given more than once */
        @Override
        public void filter(ContainerRequestContext request) {
            request.getUriInfo().getQueryParameters().forEach((name, values) -> {
                if (!names.contains(name)) {
                    throw ProblemException.unknownParameter(name);
                }
                if (values.size() > 1) {
                    throw new ProblemException(400, Pointers.ofField(name), "query parameter given twice");
                }
            });
        }
    }
}
