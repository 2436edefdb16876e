package io.touchline.api;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers 406 before anything is done where a call accepts none of what its method answers with. The framework does so
 * itself, but for paths that have two methods for one verb, which differ by what they read: of those it would find out
 * only when it writes the answer, what was asked for would be done, and its answer lost.
 */
@Provider
final class AnswerTypes implements DynamicFeature {

    /** After those that find out who calls. */
    private static final int LATE = Priorities.USER;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (resource.getResourceClass().isAnnotationPresent(Path.class) && isOneOfTwo(resource)) {
            Optional.ofNullable(resource.getResourceMethod().getAnnotation(Produces.class))
                    .or(() -> Optional.ofNullable(resource.getResourceClass().getAnnotation(Produces.class)))
                    .map(types ->
                            Stream.of(types.value()).map(MediaType::valueOf).toList())
                    .ifPresent(types -> context.register(new Check(types), LATE));
        }
    }

    private static boolean isOneOfTwo(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        return Stream.of(resource.getResourceClass().getDeclaredMethods())
                        .filter(other -> PathMethods.verbs(other).equals(PathMethods.verbs(method))
                                && Objects.equals(other.getAnnotation(Path.class), method.getAnnotation(Path.class)))
                        .count()
                > 1;
    }

    private record Check(List<MediaType> answers) implements ContainerRequestFilter {

        /** @throws NotAcceptableException 406 */
        @Override
        public void filter(ContainerRequestContext request) {
            boolean acceptable = request.getAcceptableMediaTypes().stream()
                    .filter(accepted -> !isRefused(accepted))
                    .anyMatch(accepted -> answers.stream().anyMatch(accepted::isCompatible));
            if (!acceptable) {
                throw new NotAcceptableException();
            }
        }

        /** {@code q=0}: whoever says so, and no number, has been refused by now. */
        private static boolean isRefused(MediaType accepted) {
            String weight = accepted.getParameters().get("q");
            return weight != null && Double.parseDouble(weight) == 0;
        }
    }
}
