package io.touchline.api;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Which methods a path has, read from the resources' annotations once, at the start. {@code OPTIONS} is one that none
 * has: the framework would answer it to anybody, with the methods of a whole class.
 */
@Provider
@Singleton
public final class PathMethods implements DynamicFeature {

    private final List<Endpoint> endpoints = new ArrayList<>();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Path path = resource.getResourceClass().getAnnotation(Path.class);
        if (path != null) {
            Method method = resource.getResourceMethod();
            Path below = method.getAnnotation(Path.class);
            String template = path.value() + (below == null ? "" : "/" + below.value());
            verbs(method).forEach(verb -> endpoints.add(new Endpoint(path.value(), pattern(template), verb)));
        }
    }

    /** @throws NotAllowedException for {@code OPTIONS} */
    @ServerRequestFilter(preMatching = true)
    void refuseOptions(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            throw new NotAllowedException(
                    Response.status(Response.Status.METHOD_NOT_ALLOWED).build());
        }
    }

    /**
     * In the order of their names; empty where there is no such path. The class with the longest path has it alone.
     *
     * @param path as it was sent, with what is escaped in it
     */
    public Set<String> of(String path) {
        List<Endpoint> matching = endpoints.stream()
                .filter(one -> one.pattern.matcher(path).matches())
                .toList();
        int longest = matching.stream().mapToInt(one -> one.root.length()).max().orElse(0);
        Set<String> methods = matching.stream()
                .filter(one -> one.root.length() == longest)
                .map(Endpoint::verb)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }

    static List<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .toList();
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(Arrays.stream(template.split("/"))
                .map(step -> step.startsWith("{") ? "[^/]+" : Pattern.quote(step))
                .collect(Collectors.joining("/")));
    }

    /** @param root the path of the class */
    private record Endpoint(String root, Pattern pattern, String verb) {}
}
