package io.touchline.testsupport.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds answers against the API's own document: whether it tells of their status, and what is in them. */
public final class DocumentedAnswers {

    private final ObjectMapper json = new ObjectMapper();
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<JsonNode, JsonSchema> known = new HashMap<>();
    private final JsonNode document;

    public DocumentedAnswers(JsonNode document) {
        this.document = document;
    }

    /**
     * What the document does not tell of.
     *
     * @param operation method and path, as the document has it
     * @param contentType empty where there is no body
     */
    public List<String> faults(String operation, int status, String contentType, String body)
            throws JsonProcessingException {
        int blank = operation.indexOf(' ');
        JsonNode answers = document.path("paths")
                .path(operation.substring(blank + 1))
                .path(operation.substring(0, blank).toLowerCase(Locale.ROOT))
                .path("responses");
        JsonNode answer = answers.has(String.valueOf(status))
                ? answers.path(String.valueOf(status))
                : answers.path(status < 400 ? "none" : "default");
        if (answer.has("$ref")) {
            answer = document.at(answer.path("$ref").textValue().substring(1));
        }
        if (answer.isMissingNode()) {
            return List.of("no answer " + status);
        }
        if (body.isEmpty()) {
            return List.of();
        }
        String type = contentType.replaceFirst(";.*", "").trim();
        JsonNode content = answer.path("content").path(type);
        if (content.isMissingNode()) {
            return List.of("no " + type + " with " + status);
        }
        if (!type.endsWith("json") || type.endsWith("ndjson")) {
            return List.of();
        }
        return schema(content.path("schema")).validate(json.readTree(body)).stream()
                .map(ValidationMessage::getMessage)
                .limit(3)
                .toList();
    }

    private JsonSchema schema(JsonNode schema) {
        return known.computeIfAbsent(schema, key -> {
            ObjectNode whole = key.deepCopy();
            whole.set("components", document.path("components"));
            return schemas.getSchema(whole);
        });
    }
}
