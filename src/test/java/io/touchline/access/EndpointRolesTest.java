package io.touchline.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.touchline.api.Role;
import io.touchline.manual.Manual;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manual's table and the annotations say the same of every endpoint. */
class EndpointRolesTest {

    private static final Pattern NAMED = Pattern.compile("`(GET|PUT|POST|DELETE) (/v1/[^?\\s`]*)");

    @Test
    void saysOfEveryEndpointWhoMayCallIt() throws IOException {
        Map<String, Set<Role>> annotated = annotated();

        assertThat(annotated).hasSizeGreaterThan(70);
        assertThat(annotated).as("endpoints, as in src/docs/access.md").isEqualTo(RoleTable.ofManual());
    }

    /** What a page tells to call can be called. */
    @Test
    void areNamedOnEveryPageAsTheyAre() {
        Set<String> there = annotated().keySet().stream()
                .map(EndpointRolesTest::withoutNames)
                .collect(Collectors.toSet());

        assertThat(Manual.pages()).allSatisfy(page -> assertThat(Manual.lines(page).stream()
                        .flatMap(line -> NAMED.matcher(line).results())
                        .map(found -> withoutNames(found.group(1) + " " + found.group(2))))
                .as(page.toString())
                .isSubsetOf(there));
    }

    private static String withoutNames(String endpoint) {
        return endpoint.replaceAll("\\{[^}]*}", "{}");
    }

    private static Map<String, Set<Role>> annotated() {
        Map<String, Set<Role>> endpoints = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // So they are called, see ArchitectureTest.
                .withImportOption(location -> location.contains("Resource.class"))
                .importPackages("io.touchline")) {
            if (!type.isAnnotatedWith(Path.class)) {
                continue;
            }
            Class<?> resource = type.reflect();
            for (Method method : resource.getDeclaredMethods()) {
                verb(method)
                        .filter(verb -> path(resource, method).startsWith("/v1/"))
                        .ifPresent(verb -> endpoints
                                .computeIfAbsent(verb + " " + path(resource, method), any -> EnumSet.noneOf(Role.class))
                                .addAll(roles(resource, method)));
            }
        }
        return endpoints;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        return resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
    }

    private static Set<Role> roles(Class<?> resource, Method method) {
        RolesAllowed own = method.getAnnotation(RolesAllowed.class);
        RolesAllowed allowed = own == null ? resource.getAnnotation(RolesAllowed.class) : own;
        assertThat(allowed).as("roles of %s", method).isNotNull();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : allowed.value()) {
            roles.add(Role.ofWire(name).orElseThrow());
        }
        return roles;
    }
}
