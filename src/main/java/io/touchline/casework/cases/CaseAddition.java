package io.touchline.casework.cases;

import io.touchline.assessment.store.AssessmentRow;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Comments of one transaction that belong to one case, at least one of them. */
record CaseAddition(CaseKey key, Gathering gathering, List<AssessmentRow> rows) {

    CaseAddition {
        rows = List.copyOf(rows);
    }

    /** The comment that it is most urgent for; among equals the first. */
    AssessmentRow mostUrgent() {
        AssessmentRow best = rows.get(0);
        for (AssessmentRow row : rows) {
            if (row.caseNote().priority() < best.caseNote().priority()) {
                best = row;
            }
        }
        return best;
    }

    int severity() {
        return rows.stream().mapToInt(AssessmentRow::severity).max().orElseThrow();
    }

    boolean sensitive() {
        return rows.stream().anyMatch(row -> row.caseNote().sensitive());
    }

    SortedSet<String> labels() {
        return union(row -> row.caseNote().labels());
    }

    SortedSet<String> actions() {
        return union(row -> row.caseNote().actions());
    }

    SortedSet<String> targetIds() {
        return union(AssessmentRow::targetIds);
    }

    private SortedSet<String> union(Function<AssessmentRow, List<String>> values) {
        SortedSet<String> all = new TreeSet<>();
        rows.forEach(row -> all.addAll(values.apply(row)));
        return all;
    }
}
