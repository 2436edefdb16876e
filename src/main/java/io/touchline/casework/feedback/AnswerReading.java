package io.touchline.casework.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a labelled set takes of a stored answer. */
final class AnswerReading {

    private AnswerReading() {}

    static List<String> labels(JsonNode answer) {
        List<String> labels = new ArrayList<>();
        answer.path("labels").forEach(label -> labels.add(label.path("label").asText()));
        return labels;
    }

    /** The target that the comment stands under, as far as it is known; else the first that it is about. */
    static Optional<String> targetId(JsonNode answer) {
        Optional<String> first = Optional.empty();
        for (JsonNode target : answer.path("targets")) {
            Optional<String> id = Optional.of(target.path("id").asText());
            if (target.path("begin").isNull()) {
                return id;
            }
            first = first.or(() -> id);
        }
        return first;
    }
}
