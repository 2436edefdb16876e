package io.touchline.testsupport.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One method of one path of an OpenAPI document.
 *
 * @param bodies the schema of the body by media type; empty if there is none
 */
record Operation(String method, String path, List<String> queryNames, Map<String, JsonNode> bodies) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /** All operations under {@code /v1}. */
    static List<Operation> of(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (path.getKey().startsWith("/v1") && METHODS.contains(method.getKey())) {
                        operations.add(of(path.getKey(), path.getValue(), method.getKey(), method.getValue()));
                    }
                }));
        return operations;
    }

    private static Operation of(String path, JsonNode item, String method, JsonNode operation) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameters : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (JsonNode parameter : parameters) {
                if (parameter.path("in").textValue().equals("query")) {
                    names.add(parameter.path("name").textValue());
                }
            }
        }
        Map<String, JsonNode> bodies = new java.util.TreeMap<>();
        operation
                .path("requestBody")
                .path("content")
                .fields()
                .forEachRemaining(content ->
                        bodies.put(content.getKey(), content.getValue().path("schema")));
        return new Operation(method.toUpperCase(java.util.Locale.ROOT), path, List.copyOf(names), Map.copyOf(bodies));
    }
}
