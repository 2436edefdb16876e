package io.touchline.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps comments apart whose ids are the same: a disguise names its partner by nothing else, nor does a list of misses. */
final class DistinctIds {

    private DistinctIds() {}

    /** @throws InputException if an id stands twice in the file */
    static void require(Path file, List<LabelledComment> comments) throws InputException {
        Map<String, Integer> places = new HashMap<>();
        for (LabelledComment comment : comments) {
            int place = places.size() + 1;
            Integer first = places.putIfAbsent(comment.id(), place);
            if (first != null) {
                throw new InputException(
                        file, "id " + comment.id() + " stands twice, as comments " + first + " and " + place);
            }
        }
    }

    /**
     * The comments of all files in their order. An id that stands in several files becomes {@code file#id}, as the partner
     * of a comment too if it is of the comment's own file.
     */
    static List<LabelledComment> joined(Map<Path, List<LabelledComment>> files) {
        Set<String> met = new HashSet<>();
        Set<String> shared = new HashSet<>();
        files.values()
                .forEach(comments -> comments.forEach(comment -> {
                    if (!met.add(comment.id())) {
                        shared.add(comment.id());
                    }
                }));
        List<LabelledComment> joined = new ArrayList<>();
        files.forEach((file, comments) -> {
            Set<String> renamed = new HashSet<>();
            comments.stream().map(LabelledComment::id).filter(shared::contains).forEach(renamed::add);
            comments.forEach(comment -> joined.add(
                    renamed.isEmpty() ? comment : comment.withIds(id -> renamed.contains(id) ? file + "#" + id : id)));
        });
        return joined;
    }
}
