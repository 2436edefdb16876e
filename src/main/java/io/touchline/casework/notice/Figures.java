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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/** The counts of a period as they are, and the tables that may be made of them. */
final class Figures {

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

    /** @param decisions or whatever else there is one count of */
    record Count(long decisions, long comments) {

        static final Count NONE = new Count(0, 0);
    }

    void add(Kind kind, String item, Count count) {
        counts.computeIfAbsent(kind, any -> new TreeMap<>()).put(item, count);
    }

    Totals totals() {
        return new Totals(
                of(Kind.TOTAL, "violations").decisions(),
                of(Kind.TOTAL, "violations").comments(),
                of(Kind.TOTAL, "accounts").decisions(),
                of(Kind.TOTAL, "groups").decisions(),
                of(Kind.TOTAL, "storms").decisions());
    }

    Educations educations() {
        return new Educations(
                of(Kind.EDUCATION, "rule").decisions(),
                of(Kind.EDUCATION, "person").decisions());
    }

    List<Outcome> outcomes() {
        return plain(Kind.OUTCOME, Outcome::new);
    }

    List<Queue> queues() {
        return plain(Kind.QUEUE, Queue::new);
    }

    List<Appeals> appeals() {
        return plain(Kind.APPEAL, Appeals::new);
    }

    /** Those that occur, in the order of the list of measures. */
    List<MeasureRow> measures() {
        List<Action> rows = Arrays.stream(Action.values())
                .filter(one -> has(Kind.MEASURE, one.name()) || has(Kind.ACCOUNT_MEASURE, one.name()))
                .toList();
        List<String> decisions =
                column(rows, one -> of(Kind.MEASURE, one.name()).decisions());
        List<Action> onAccounts =
                rows.stream().filter(one -> one.scope() == Scope.ACCOUNT).toList();
        List<String> accounts =
                column(onAccounts, one -> of(Kind.ACCOUNT_MEASURE, one.name()).decisions());
        return rows.stream()
                .map(one -> new MeasureRow(
                        one,
                        one.scope(),
                        decisions.get(rows.indexOf(one)),
                        onAccounts.contains(one) ? accounts.get(onAccounts.indexOf(one)) : null))
                .toList();
    }

    /** Those that occur, in the order of the list of labels. */
    List<LabelRow> labels() {
        List<Label> rows = Arrays.stream(Label.values())
                .filter(one -> has(Kind.LABEL, one.wire()) || has(Kind.ACCOUNT_LABEL, one.wire()))
                .toList();
        List<String> decisions = column(rows, one -> of(Kind.LABEL, one.wire()).decisions());
        List<String> comments = column(rows, one -> of(Kind.LABEL, one.wire()).comments());
        List<String> accounts =
                column(rows, one -> of(Kind.ACCOUNT_LABEL, one.wire()).decisions());
        return rows.stream()
                .map(one -> {
                    int row = rows.indexOf(one);
                    return new LabelRow(
                            one.wire(), one.category(), decisions.get(row), comments.get(row), accounts.get(row));
                })
                .toList();
    }

    private static <T> List<String> column(List<T> rows, ToLongFunction<T> value) {
        return SmallCells.shown(rows.stream().map(value::applyAsLong).toList());
    }

    private <T> List<T> plain(Kind kind, BiFunction<String, Long, T> row) {
        return counts.getOrDefault(kind, Map.of()).entrySet().stream()
                .map(one -> row.apply(one.getKey(), one.getValue().decisions()))
                .toList();
    }

    private boolean has(Kind kind, String item) {
        return counts.getOrDefault(kind, Map.of()).containsKey(item);
    }

    private Count of(Kind kind, String item) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(item, Count.NONE);
    }
}
