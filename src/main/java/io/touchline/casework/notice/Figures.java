package io.touchline.casework.notice;

import io.touchline.casework.notice.NoticeContent.Appeals;
import io.touchline.casework.notice.NoticeContent.Educations;
import io.touchline.casework.notice.NoticeContent.LabelRow;
import io.touchline.casework.notice.NoticeContent.MeasureRow;
import io.touchline.casework.notice.NoticeContent.Outcome;
import io.touchline.casework.notice.NoticeContent.Queue;
import io.touchline.casework.notice.NoticeContent.Totals;
import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import io.touchline.lexicon.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/** The counts of a period as they are, and the tables that may be made of them. */
final class Figures {

    private static final List<String> OUTCOMES = List.of("UPHOLD", "CHANGE", "OVERTURN");
    private static final List<String> APPEALS = List.of("GRANTED", "REJECTED", "WITHDRAWN", "MOOT");

    private final Map<Kind, Map<String, Count>> counts = new EnumMap<>(Kind.class);

    /** What a count is of. */
    enum Kind {
        TOTAL,
        EDUCATION,
        OUTCOME,
        MEASURE,
        ACCOUNT_MEASURE,
        LABEL,
        ACCOUNT_LABEL,
        QUEUE,
        APPEAL
    }

    /**
     * @param number of decisions, or of whatever there is one count of
     * @param covered comments, or of account measures accounts
     */
    record Count(long number, long covered) {

        static final Count NONE = new Count(0, 0);
    }

    void add(Kind kind, String item, Count count) {
        counts.computeIfAbsent(kind, any -> new TreeMap<>()).put(item, count);
    }

    Totals totals() {
        return new Totals(
                of(Kind.TOTAL, "violations").number(),
                of(Kind.TOTAL, "violations").covered(),
                of(Kind.TOTAL, "accounts").number(),
                of(Kind.TOTAL, "groups").number(),
                of(Kind.TOTAL, "storms").number());
    }

    Educations educations() {
        return new Educations(
                of(Kind.EDUCATION, "rule").number(),
                of(Kind.EDUCATION, "person").number());
    }

    List<Outcome> outcomes() {
        return plain(Kind.OUTCOME, OUTCOMES, Outcome::new);
    }

    List<Queue> queues() {
        return plain(Kind.QUEUE, List.of(), Queue::new);
    }

    List<Appeals> appeals() {
        return plain(Kind.APPEAL, APPEALS, Appeals::new);
    }

    /**
     * Those that occur, in the order of the list of measures. What nothing was done by is no measure. Small cells are
     * hidden scope by scope: the measures on content, for one, may add up to all decisions.
     */
    List<MeasureRow> measures() {
        List<MeasureRow> table = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            List<Action> rows = Arrays.stream(Action.values())
                    .filter(one -> one.scope() == scope && one != Action.ALLOW && has(kind(one), one.name()))
                    .toList();
            List<String> decisions =
                    column(rows, one -> of(kind(one), one.name()).number());
            List<String> covered = column(rows, one -> of(kind(one), one.name()).covered());
            for (int i = 0; i < rows.size(); i++) {
                table.add(new MeasureRow(
                        rows.get(i),
                        scope,
                        decisions.get(i),
                        scope == Scope.CONTENT ? covered.get(i) : null,
                        scope == Scope.ACCOUNT ? covered.get(i) : null));
            }
        }
        return table;
    }

    private static Kind kind(Action action) {
        return action.scope() == Scope.ACCOUNT ? Kind.ACCOUNT_MEASURE : Kind.MEASURE;
    }

    /** Those that occur, in the order of the list of labels. */
    List<LabelRow> labels() {
        List<Label> rows = Arrays.stream(Label.values())
                .filter(one -> has(Kind.LABEL, one.wire()) || has(Kind.ACCOUNT_LABEL, one.wire()))
                .toList();
        List<String> decisions = column(rows, one -> of(Kind.LABEL, one.wire()).number());
        List<String> comments = column(rows, one -> of(Kind.LABEL, one.wire()).covered());
        List<String> accounts =
                column(rows, one -> of(Kind.ACCOUNT_LABEL, one.wire()).number());
        List<LabelRow> table = new ArrayList<>();
        for (Label one : rows) {
            int row = table.size();
            table.add(
                    new LabelRow(one.wire(), one.category(), decisions.get(row), comments.get(row), accounts.get(row)));
        }
        return table;
    }

    private static <T> List<String> column(List<T> rows, ToLongFunction<T> value) {
        return SmallCells.shown(rows.stream().map(value::applyAsLong).toList());
    }

    /** In the given order, what is not in it by name. */
    private <T> List<T> plain(Kind kind, List<String> order, BiFunction<String, Long, T> row) {
        return counts.getOrDefault(kind, Map.of()).entrySet().stream()
                .sorted(Comparator.comparingInt(one -> order.indexOf(one.getKey())))
                .map(one -> row.apply(one.getKey(), one.getValue().number()))
                .toList();
    }

    private boolean has(Kind kind, String item) {
        return counts.getOrDefault(kind, Map.of()).containsKey(item);
    }

    private Count of(Kind kind, String item) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(item, Count.NONE);
    }
}
