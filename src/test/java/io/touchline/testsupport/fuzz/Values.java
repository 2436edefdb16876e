package io.touchline.testsupport.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchline.testsupport.HostileShapes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values for schemas: as a schema wants them, or as nobody wants them. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int DEEPEST = 8;
    private static final int IDS_KEPT = 500;

    /** The collections that fields of answers and requests point into; a bare id belongs to the collection of its path. */
    private static final Map<String, String> POINTS_INTO = Map.of(
            "assessmentId", "assessments",
            "caseId", "cases",
            "decisionId", "decisions",
            "authorId", "accounts",
            "accountId", "accounts",
            "targetId", "targets",
            "targetIds", "targets",
            "groupId", "groups",
            "policyId", "policies");

    /** What breaks parsers, loggers, file names, queries and terminals elsewhere. */
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\uD800",
            "x\uDC00y",
            "\uFFFE",
            "../../../../etc/passwd",
            "..\\..\\windows",
            "%2e%2e%2f",
            "/",
            "'; DROP TABLE assessment; --",
            "$1",
            "{}",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "\r\nX-Injected: 1",
            "%s%n%x",
            "null",
            "NaN",
            "-1",
            "9223372036854775808",
            "1e400",
            "true",
            "2026-02-30T25:61:61Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "0000-01-01T00:00:00Z",
            "2026-01-01T00:00:00+18:00",
            "P999999999999D",
            "PT-1S",
            "(a+)+$",
            "[",
            "*",
            "^(([a-z])+.)+[A-Z]([a-z])+$",
            "e\u0301\u0301\u0301\u0301\u0301\u0301",
            "\u202Etxet",
            "👨‍👩‍👧‍👦",
            "ＦＵＬＬ",
            "local",
            "default",
            "v1",
            "a:b",
            "a/b",
            "a?b#c",
            "\u2028");

    private final Random random;
    private final JsonNode schemas;
    /** Met in answers: what is behind an id is reached only with one that is there. */
    private final Map<String, List<String>> ids = new HashMap<>();

    Values(Random random, JsonNode document) {
        this.random = random;
        this.schemas = document.path("components").path("schemas");
    }

    /** Takes the ids from an answer or a request of a collection. */
    void met(String collection, JsonNode document) {
        keep(collection, document.path("id"));
        document.path("items").forEach(item -> keep(collection, item.path("id")));
        keep("accounts", document.path("author").path("id"));
        POINTS_INTO.forEach(
                (field, into) -> document.findValues(field).stream().limit(5).forEach(id -> keep(into, id)));
    }

    private void keep(String collection, JsonNode id) {
        if (id.isTextual() && !id.textValue().isEmpty()) {
            List<String> known = ids.computeIfAbsent(collection, any -> new ArrayList<>());
            if (known.size() < IDS_KEPT) {
                known.add(id.textValue());
            } else {
                known.set(random.nextInt(IDS_KEPT), id.textValue());
            }
        }
    }

    /** A value that a schema allows, as far as its document says. */
    JsonNode right(String name, JsonNode schema, int depth) {
        JsonNode resolved = resolve(schema);
        if (resolved.has("enum")) {
            JsonNode options = resolved.get("enum");
            return options.get(random.nextInt(options.size()));
        }
        return switch (resolved.path("type").asText("string")) {
            case "object" -> object(resolved, depth);
            case "array" -> array(name, resolved, depth);
            case "integer" -> JSON.numberNode(resolved.path("minimum").asInt(0) + random.nextInt(20));
            case "number" -> JSON.numberNode(random.nextDouble());
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> TextNode.valueOf(text(name, resolved));
        };
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode resolved = schema;
        for (int i = 0; i < DEEPEST && resolved.has("$ref"); i++) {
            String reference = resolved.get("$ref").textValue();
            resolved = schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
        }
        return resolved;
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        schema.path("properties").fields().forEachRemaining(property -> {
            if (required.contains(property.getKey()) || depth < DEEPEST && random.nextInt(3) > 0) {
                object.set(property.getKey(), right(property.getKey(), property.getValue(), depth + 1));
            }
        });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(right(name, schema.path("items"), depth + 1));
        }
        return array;
    }

    private String text(String name, JsonNode schema) {
        if (name.equals("id") || name.endsWith("Id") || name.endsWith("Ids") || name.equals("cursor")) {
            return random.nextInt(3) == 0
                    ? "id-" + random.nextInt(500)
                    : id(POINTS_INTO.getOrDefault(name, "accounts"));
        }
        if (schema.path("format").asText().startsWith("date")
                || name.endsWith("At")
                || name.equals("from")
                || name.equals("to")) {
            return Instant.ofEpochSecond(1_790_000_000L + random.nextInt(10_000_000))
                    .toString();
        }
        if (name.equals("text")) {
            return HostileShapes.repeated(piece(), 1 + random.nextInt(200));
        }
        return switch (name) {
            case "limit" -> Integer.toString(1 + random.nextInt(200));
            case "lease", "overlap" -> "PT" + (1 + random.nextInt(60)) + "M";
            case "lang" -> random.nextBoolean() ? "zh" : "en";
            default -> "w" + random.nextInt(1_000);
        };
    }

    /** An id of a collection that is likely to be there. */
    String id(String collection) {
        List<String> known = ids.getOrDefault(collection, List.of());
        return known.isEmpty() ? "id-" + random.nextInt(50) : known.get(random.nextInt(known.size()));
    }

    /** One thing of any kind, mostly of a wrong one. */
    JsonNode wrong() {
        return switch (random.nextInt(10)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextLong());
            case 2 -> JSON.numberNode(random.nextBoolean() ? Double.MAX_VALUE : -0.0);
            case 3 -> JSON.booleanNode(random.nextBoolean());
            case 4 -> JSON.arrayNode().add(JSON.arrayNode().add(1));
            case 5 -> JSON.objectNode().put("unknown", 1);
            case 6 -> TextNode.valueOf(HostileShapes.repeated(piece(), 1 + random.nextInt(20_000)));
            default -> TextNode.valueOf(nasty());
        };
    }

    String nasty() {
        return random.nextInt(4) == 0 ? piece() : NASTY.get(random.nextInt(NASTY.size()));
    }

    private String piece() {
        List<String> pieces = HostileShapes.pieces();
        return pieces.get(random.nextInt(pieces.size()));
    }
}
