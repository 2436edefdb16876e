package io.touchline.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/**
 * Which properties an answer always has, be they {@code null}: all that its class has, but for those that a {@link
 * JsonInclude} leaves out where there is nothing to say.
 */
final class AlwaysThere {

    private final Map<String, Set<String>> leftOut = new HashMap<>();

    AlwaysThere(IndexView classes) {
        for (AnnotationInstance rule : classes.getAnnotations(JsonInclude.class)) {
            AnnotationTarget on = rule.target();
            switch (on.kind()) {
                case CLASS ->
                    on.asClass().fields().stream()
                            .filter(field -> field.type().kind() != Type.Kind.PRIMITIVE)
                            .forEach(this::leaveOut);
                case FIELD -> leaveOut(on.asField());
                default -> {
                    // Of a record's component the field has it too.
                }
            }
        }
    }

    private void leaveOut(FieldInfo field) {
        ClassInfo of = field.declaringClass();
        leftOut.computeIfAbsent(of.simpleName(), any -> new HashSet<>()).add(field.name());
    }

    /** @param schema the simple name of a class, with a number where several have it */
    List<String> among(String schema, Collection<String> properties) {
        Set<String> not = leftOut.getOrDefault(schema.replaceFirst("\\d+$", ""), Set.of());
        return properties.stream().filter(name -> !not.contains(name)).toList();
    }
}
