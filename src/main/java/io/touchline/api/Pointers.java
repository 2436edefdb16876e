package io.touchline.api;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;

/** JSON pointers (RFC 6901) from the paths of Jackson and Bean Validation. */
final class Pointers {

    private Pointers() {}

    static String of(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            pointer.append('/');
            if (step.getFieldName() != null) {
                pointer.append(escaped(named(step.getFieldName())));
            } else {
                pointer.append(step.getIndex());
            }
        }
        return pointer.toString();
    }

    static String of(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                pointer.append('/').append(escaped(node.getName()));
            }
        }
        return pointer.toString();
    }

    static String ofField(String name) {
        return "/" + escaped(named(name));
    }

    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }

    /** An unknown field's name is the caller's text: it is echoed only if it looks like a field name. */
    private static String named(String step) {
        return step.length() <= 64 && step.chars().allMatch(c -> c > 0x20 && c < 0x7f) ? step : "?";
    }
}
