package io.touchline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.testsupport.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What callers were told of each comment, to be compared with what is in the tables in the end. */
final class Ledger {

    /** What an answer promises. */
    enum Told {
        STORED,
        /** {@code stored:false} and {@code degraded:["store"]}: it will be. */
        QUEUED,
        /** And {@code "queue"}: it may be or not. */
        NOTHING
    }

    private record Answer(Told told, String id) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    void note(String commentId, Told told, String id) {
        answers.put(commentId, new Answer(told, id));
    }

    int count(Told told) {
        return (int) answers.values().stream()
                .filter(answer -> answer.told() == told)
                .count();
    }

    int size() {
        return answers.size();
    }

    /** Everything promised is there under the id that was answered, and nothing twice. */
    void assertKept(Rows rows) {
        Map<String, List<UUID>> kept = kept(rows);
        List<String> lost = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        List<String> other = new ArrayList<>();
        answers.forEach((commentId, answer) -> {
            List<UUID> ids = kept.getOrDefault(commentId, List.of());
            if (ids.size() > 1) {
                twice.add(commentId);
            } else if (ids.isEmpty() && answer.told() != Told.NOTHING) {
                lost.add(commentId);
            } else if (!ids.isEmpty() && !ids.get(0).equals(Rows.uuid(answer.id()))) {
                other.add(commentId);
            }
        });
        assertThat(lost).as("lost").isEmpty();
        assertThat(twice).as("stored twice").isEmpty();
        assertThat(other).as("stored under another id than was answered").isEmpty();
    }

    private Map<String, List<UUID>> kept(Rows rows) {
        Map<String, List<UUID>> kept = new HashMap<>();
        for (Object row : rows.column(
                "SELECT comment_id || ' ' || id FROM assessment WHERE namespace = 'local' AND comment_id = ANY(?)",
                (Object) answers.keySet().toArray(new String[0]))) {
            String[] parts = row.toString().split(" ");
            kept.computeIfAbsent(parts[0], id -> new ArrayList<>()).add(UUID.fromString(parts[1]));
        }
        return kept;
    }

    @Override
    public String toString() {
        return "%d comments: %d stored, %d queued, %d neither"
                .formatted(size(), count(Told.STORED), count(Told.QUEUED), count(Told.NOTHING));
    }
}
