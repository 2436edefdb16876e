package io.touchline.assessment.store;

import io.touchline.api.SqlParameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The revisions of comments by one author each, by assessments of them. Revisions of one comment share one list, however
 * many of them are asked for: somebody may edit for ever, and each edit may be in the same case.
 */
public final class Revisions {

    /** An assessment, or a revision of a comment, and which comment it is of. */
    private record Numbered<T>(T one, int comment) {}

    private final List<List<String>> ofEach = new ArrayList<>();

    /** By each assessment that was asked for which of {@link #ofEach} are its own. */
    private final Map<UUID, Integer> comments = new LinkedHashMap<>();

    /**
     * @param first by each assessment that is asked for and was found the first one of its comment
     * @param revisions by each of those all that its comment has
     */
    Revisions(Collection<UUID> asked, Map<UUID, UUID> first, Map<UUID, Set<UUID>> revisions) {
        Map<UUID, Integer> known = new HashMap<>();
        for (UUID assessment : asked) {
            UUID own = first.getOrDefault(assessment, assessment);
            comments.put(assessment, known.computeIfAbsent(own, any -> {
                ofEach.add(revisions.getOrDefault(own, Set.of(own)).stream()
                        .map(AssessmentIds::wire)
                        .toList());
                return ofEach.size() - 1;
            }));
        }
    }

    /** Those of each comment, as the API writes them. */
    public List<List<String>> ofEach() {
        return Collections.unmodifiableList(ofEach);
    }

    /** Those of all comments. */
    public List<String> all() {
        return ofEach.stream().flatMap(List::stream).toList();
    }

    /** Those of the comments of some of the assessments, once each. @param assessments were asked for */
    public List<String> of(Collection<UUID> assessments) {
        return assessments.stream()
                .map(comments::get)
                .distinct()
                .flatMap(comment -> ofEach.get(comment).stream())
                .toList();
    }

    /** Sets four parameters: assessments and the numbers of their comments, numbers of comments and their revisions. */
    public void set(SqlParameters parameters) throws SQLException {
        List<Numbered<UUID>> assessments = new ArrayList<>();
        comments.forEach((one, comment) -> assessments.add(new Numbered<>(one, comment)));
        List<Numbered<String>> revisions = new ArrayList<>();
        for (int comment = 0; comment < ofEach.size(); comment++) {
            for (String one : ofEach.get(comment)) {
                revisions.add(new Numbered<>(one, comment));
            }
        }
        parameters.uuids(assessments, Numbered::one);
        parameters.integers(assessments, Numbered::comment);
        parameters.integers(revisions, Numbered::comment);
        parameters.texts(revisions, Numbered::one);
    }
}
