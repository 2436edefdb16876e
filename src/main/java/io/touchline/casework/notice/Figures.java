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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/** The counts of a period as they are, and the tables that may be made of them. */
final class Figures {

    private static final List<String> VIOLATIONS = List.of("UPHOLD", "CHANGE");
    private static final String OVERTURN = "OVERTURN";
    /** Those that bring an account's masked name into the list, mildest first. */
    static final List<Action> NAMED = Arrays.stream(Action.values())
            .filter(one -> one.scope() == Scope.ACCOUNT && one.gravity() >= Action.MUTE.gravity())
            .toList();

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

    /**
     * How many accounts there are is hidden where few are not in the list of names, which tells how many others are.
     *
     * @param named accounts in the list of names or left off it
     */
    Totals totals(long named) {
        long accounts = of(Kind.TOTAL, "accounts").number();
        boolean told = named > 0 && SmallCells.isFew(accounts - named);
        return new Totals(
                of(Kind.TOTAL, "violations").number(),
                of(Kind.TOTAL, "violations").covered(),
                told ? SmallCells.hidden(accounts) : Long.toString(accounts),
                of(Kind.TOTAL, "groups").number(),
                of(Kind.TOTAL, "storms").number());
    }

    /** A person's are told in the table of measures too: what hides a cell there hides it here. */
    Educations educations() {
        String byPerson = SmallCells.shown(of(Kind.EDUCATION, "person").number());
        boolean hidden = measures().stream()
                .filter(row -> row.measure() == Action.EDUCATE)
                .anyMatch(row -> SmallCells.isHidden(row.decisions()) || SmallCells.isHidden(row.accounts()));
        return new Educations(
                SmallCells.shown(of(Kind.EDUCATION, "rule").number()),
                hidden && !SmallCells.isHidden(byPerson) ? SmallCells.SOME : byPerson);
    }

    /** Those with measures add up to the total; that nothing was wrong is told by the sum of the queues alone. */
    List<Outcome> outcomes() {
        List<Outcome> table = new ArrayList<>(table(
                Kind.OUTCOME,
                VIOLATIONS.stream().filter(one -> has(Kind.OUTCOME, one)).toList(),
                0,
                Outcome::new));
        if (has(Kind.OUTCOME, OVERTURN)) {
            table.add(new Outcome(
                    OVERTURN, SmallCells.shown(of(Kind.OUTCOME, OVERTURN).number())));
        }
        return table;
    }

    List<Queue> queues() {
        return table(
                Kind.QUEUE,
                List.copyOf(counts.getOrDefault(Kind.QUEUE, Map.of()).keySet()),
                of(Kind.OUTCOME, OVERTURN).number(),
                Queue::new);
    }

    List<Appeals> appeals() {
        return table(
                Kind.APPEAL,
                APPEALS.stream().filter(one -> has(Kind.APPEAL, one)).toList(),
                0,
                Appeals::new);
    }

    /**
     * Those that occur, in the order of the list of measures. What nothing was done by is no measure. Small cells are
     * hidden scope by scope: the measures on content, for one, may add up to all decisions; and accounts apart for
     * those that bring a name into the list, whose length tells what they add up to.
     */
    List<MeasureRow> measures() {
        List<MeasureRow> table = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            List<Action> rows = Arrays.stream(Action.values())
                    .filter(one -> one.scope() == scope && one != Action.ALLOW && has(kind(one), one.name()))
                    .toList();
            List<String> decisions =
                    column(rows, one -> of(kind(one), one.name()).number());
            List<String> covered = scope == Scope.ACCOUNT ? accounts(rows) : covered(rows);
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

    private List<String> covered(List<Action> rows) {
        return column(rows, one -> of(kind(one), one.name()).covered());
    }

    /** The milder ones stand before those that are named. */
    private List<String> accounts(List<Action> rows) {
        List<String> cells = new ArrayList<>(
                covered(rows.stream().filter(one -> !NAMED.contains(one)).toList()));
        cells.addAll(covered(rows.stream().filter(NAMED::contains).toList()));
        return cells;
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

    /** @param beside as of {@link SmallCells#shown(List, long)} */
    private <T> List<T> table(Kind kind, List<String> rows, long beside, BiFunction<String, String, T> row) {
        List<String> cells = SmallCells.shown(
                rows.stream().map(one -> of(kind, one).number()).toList(), beside);
        List<T> table = new ArrayList<>();
        for (String one : rows) {
            table.add(row.apply(one, cells.get(table.size())));
        }
        return table;
    }

    private boolean has(Kind kind, String item) {
        return counts.getOrDefault(kind, Map.of()).containsKey(item);
    }

    private Count of(Kind kind, String item) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(item, Count.NONE);
    }
}
