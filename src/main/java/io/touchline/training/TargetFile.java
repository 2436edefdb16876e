package io.touchline.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchline.target.MentionFinder;
import io.touchline.target.TargetNames;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A registry in a file: a JSON array of targets as {@code PUT /v1/targets/{id}} takes them, each with its {@code id}. Only
 * what they are called is read.
 */
record TargetFile(Path path, Canonicaliser canonicaliser) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    List<TargetNames> targets() throws InputException, IOException {
        JsonNode array = array();
        List<TargetNames> targets = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            TargetNames target = target(array.get(i), "target " + i);
            if (!ids.add(target.id())) {
                throw new InputException(path, "target " + i + ": id " + target.id() + " stands twice");
            }
            targets.add(target);
        }
        return targets;
    }

    private JsonNode array() throws InputException, IOException {
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(path));
            if (node.isArray()) {
                return node;
            }
            throw new InputException(path, 1, "not a JSON array");
        } catch (JsonProcessingException e) {
            throw new InputException(path, e.getLocation().getLineNr(), "not JSON, or a field twice");
        }
    }

    private TargetNames target(JsonNode target, String place) throws InputException {
        String id = target.path("id").asText();
        if (!ID.matcher(id).matches()) {
            throw new InputException(path, place + ": id must match " + ID);
        }
        List<String> name = names(target, "name", place);
        if (name.size() != 1) {
            throw new InputException(path, place + ": name must be a text");
        }
        return new TargetNames(
                id, name.get(0), names(target, "aliases", place), names(target, "derogatoryNames", place));
    }

    /** The names in a field, which is a text, an array of texts or missing. */
    private List<String> names(JsonNode target, String field, String place) throws InputException {
        JsonNode value = target.path(field);
        List<String> names = new ArrayList<>();
        for (JsonNode name : value.isTextual() ? List.of(value) : value) {
            Optional<String> refusal = name.isTextual()
                    ? MentionFinder.refusalOf(name.textValue(), canonicaliser)
                    : Optional.of("must be a text");
            if (refusal.isPresent()) {
                throw new InputException(path, place + ": " + field + ": " + refusal.get());
            }
            names.add(name.textValue());
        }
        return names;
    }
}
