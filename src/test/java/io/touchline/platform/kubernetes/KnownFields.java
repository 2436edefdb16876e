package io.touchline.platform.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is known of custom resources of which there is no model: {@code kubernetes/known-fields.yaml}. */
final class KnownFields {

    private static final JsonNode KINDS = Manifests.yaml(Path.of("src/test/resources/kubernetes/known-fields.yaml"))
            .get(0);

    private KnownFields() {}

    /** @throws IllegalArgumentException if nothing is known of the kind */
    static List<String> unknownIn(String kind, JsonNode tree) {
        if (!KINDS.has(kind)) {
            throw new IllegalArgumentException("no model and no known fields of " + kind);
        }
        List<String> known = Manifests.strings(KINDS.get(kind));
        List<String> unknown = new ArrayList<>();
        leaves(tree.path("spec"), "spec", unknown);
        unknown.removeIf(field -> known.stream().anyMatch(each -> covers(each, field)));
        return unknown;
    }

    private static boolean covers(String known, String field) {
        return known.equals(field) || (known.endsWith("*") && field.startsWith(known.substring(0, known.length() - 1)));
    }

    private static void leaves(JsonNode node, String path, List<String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(field -> leaves(field.getValue(), path + "." + field.getKey(), leaves));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            node.forEach(element -> leaves(element, path, leaves));
        } else {
            leaves.add(path);
        }
    }
}
