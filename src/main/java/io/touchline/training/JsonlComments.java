package io.touchline.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads one JSON object a line. Labels may be 0 and 1 or false and true, which keep these words where it is said which
 * values are harmful; an empty line is passed over.
 */
record JsonlComments(Path path, Map<String, String> renames, HarmfulValues harmful) {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    List<LabelledComment> read(String jsonl) throws InputException {
        List<LabelledComment> comments = new ArrayList<>();
        Set<String> unmet = new TreeSet<>(renames.keySet());
        long line = 0;
        for (String json : (Iterable<String>) jsonl.lines()::iterator) {
            line++;
            if (!json.isBlank()) {
                JsonNode object = object(json, line);
                unmet.removeIf(object::has);
                comments.add(new Row(path, line, cells(object, line)).comment(harmful));
            }
        }
        if (!unmet.isEmpty()) {
            throw new InputException(path, "no line has " + String.join(", ", unmet) + " to rename");
        }
        return comments;
    }

    private Map<String, String> cells(JsonNode object, long line) throws InputException {
        Map<String, String> cells = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String column = renames.getOrDefault(field.getKey(), field.getKey());
            if (!Row.COLUMNS.contains(column)) {
                continue;
            }
            if (field.getValue().isContainerNode()) {
                throw new InputException(path, line, column + " must be a plain value");
            }
            if (cells.put(column, cell(field.getValue())) != null) {
                throw new InputException(path, line, "after renaming, two fields are called " + column);
            }
        }
        return cells;
    }

    private JsonNode object(String json, long line) throws InputException {
        try {
            JsonNode node = JSON.readTree(json);
            if (node.isObject()) {
                return node;
            }
            throw new InputException(path, line, "not a JSON object");
        } catch (JsonProcessingException e) {
            // Its message quotes the text.
            throw new InputException(path, line, "not JSON, or a field twice");
        }
    }

    private String cell(JsonNode value) {
        if (value.isBoolean() && !harmful.areNamed()) {
            return value.booleanValue() ? "1" : "0";
        }
        return value.isNull() ? "" : value.asText();
    }
}
