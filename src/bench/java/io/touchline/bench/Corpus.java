package io.touchline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.target.TargetNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fixed mix of comments that everything here is measured with: the development half of the functional corpus and
 * the targets that its comments are about.
 *
 * @param targets what a PUT of each target carries, by id
 */
record Corpus(List<Comment> comments, Map<String, ObjectNode> targets) {

    static final JsonMapper JSON = new JsonMapper();

    /** @param targetId the target under whose thread the comment stands */
    record Comment(String text, String targetId) {}

    static Corpus read() throws IOException {
        List<Comment> comments = new ArrayList<>();
        for (String line : text("corpus/functional-dev.jsonl").lines().toList()) {
            JsonNode row = JSON.readTree(line);
            comments.add(new Comment(
                    row.path("text").textValue(), row.path("targetId").textValue()));
        }
        Map<String, ObjectNode> targets = new TreeMap<>();
        for (JsonNode target : JSON.readTree(text("corpus/targets.json"))) {
            ObjectNode body = target.deepCopy();
            targets.put(body.remove("id").textValue(), body);
        }
        return new Corpus(comments, targets);
    }

    List<TargetNames> names() {
        return targets.entrySet().stream()
                .map(target -> new TargetNames(
                        target.getKey(),
                        target.getValue().path("name").textValue(),
                        texts(target.getValue().path("aliases")),
                        texts(target.getValue().path("derogatoryNames"))))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Corpus.class.getClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
