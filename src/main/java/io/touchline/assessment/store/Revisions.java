package io.touchline.assessment.store;

import io.touchline.api.SqlParameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

    private final Map<UUID, List<String>> byAssessment = new LinkedHashMap<>();
    private final List<List<String>> ofEach = new ArrayList<>();

    /**
     * @param first by each assessment that is asked for and was found the first one of its comment
     * @param revisions by each of those all that its comment has
     */
    Revisions(Collection<UUID> asked, Map<UUID, UUID> first, Map<UUID, Set<UUID>> revisions) {
        Map<UUID, List<String>> known = new LinkedHashMap<>();
        for (UUID assessment : asked) {
            UUID own = first.getOrDefault(assessment, assessment);
            List<String> shared = known.computeIfAbsent(own, any -> revisions.getOrDefault(own, Set.of(own)).stream()
                    .map(AssessmentIds::wire)
                    .toList());
            byAssessment.put(assessment, shared);
        }
        ofEach.addAll(known.values());
    }

    /** All of an assessment's comment, itself among them, as the API writes them. @param assessment was asked for */
    public List<String> of(UUID assessment) {
        return byAssessment.get(assessment);
    }

    /** Those of each comment. */
    public List<List<String>> ofEach() {
        return Collections.unmodifiableList(ofEach);
    }

    /** Those of all comments. */
    public List<String> all() {
        return ofEach.stream().flatMap(List::stream).toList();
    }

    /** Those of the comments of some of the assessments, once each. */
    public Collection<String> of(Collection<UUID> assessments) {
        Set<List<String>> comments = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<String> all = new LinkedHashSet<>();
        assessments.stream().map(this::of).filter(comments::add).forEach(all::addAll);
        return all;
    }

    /** Sets four parameters: assessments and the numbers of their comments, numbers of comments and their revisions. */
    public void set(SqlParameters parameters) throws SQLException {
        Map<List<String>, Integer> numbers = new IdentityHashMap<>();
        List<Numbered<String>> revisions = new ArrayList<>();
        for (List<String> own : ofEach) {
            int number = numbers.size();
            numbers.put(own, number);
            own.forEach(one -> revisions.add(new Numbered<>(one, number)));
        }
        List<Numbered<UUID>> assessments = new ArrayList<>();
        byAssessment.forEach((one, own) -> assessments.add(new Numbered<>(one, numbers.get(own))));
        parameters.uuids(assessments, Numbered::one);
        parameters.integers(assessments, Numbered::comment);
        parameters.integers(revisions, Numbered::comment);
        parameters.texts(revisions, Numbered::one);
    }
}
