package io.touchline.coordination.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Clauses of one language and one side of the corpus. New ones are made by crossing two at a word they share: some ten
 * million, so that a crowd of a million hardly ever says the same by accident.
 */
final class ClauseBank {

    private static final Pattern CHINESE_BREAK = Pattern.compile("[，。！？、；：,.!?;:\\s~…—]+");
    private static final Pattern ENGLISH_BREAK = Pattern.compile("[.,!?;:…]+\\s*");
    private static final List<String> CHINESE_PIVOTS =
            List.of("的", "了", "是", "就", "都", "不", "在", "有", "这", "还", "也", "一个", "他", "她");
    private static final List<String> ENGLISH_PIVOTS =
            List.of(" the ", " a ", " to ", " is ", " of ", " and ", " in ", " for ");

    private static final double CROSSED = 0.75;
    private static final int SHORTEST_PART = 3;

    private final List<String> clauses;
    private final List<Head> heads = new ArrayList<>();
    private final List<List<String>> tails = new ArrayList<>();

    /** A clause up to a pivot and with it. */
    private record Head(String text, int pivot) {}

    private ClauseBank(Set<String> clauses, List<String> pivots) {
        this.clauses = List.copyOf(clauses);
        for (int pivot = 0; pivot < pivots.size(); pivot++) {
            List<String> ends = new ArrayList<>();
            for (String clause : this.clauses) {
                cut(clause, pivots.get(pivot), pivot, ends);
            }
            tails.add(ends);
        }
    }

    private void cut(String clause, String pivot, int number, List<String> ends) {
        int at = clause.indexOf(pivot, 1);
        if (at < 0) {
            return;
        }
        int behind = at + pivot.length();
        if (behind >= SHORTEST_PART) {
            heads.add(new Head(clause.substring(0, behind), number));
        }
        if (clause.length() - behind >= SHORTEST_PART) {
            ends.add(clause.substring(behind));
        }
    }

    static ClauseBank chinese(List<Corpus.Comment> crowd, boolean harmful) {
        return new ClauseBank(clauses(crowd, harmful, true, CHINESE_BREAK), CHINESE_PIVOTS);
    }

    static ClauseBank english(List<Corpus.Comment> crowd, boolean harmful) {
        return new ClauseBank(clauses(crowd, harmful, false, ENGLISH_BREAK), ENGLISH_PIVOTS);
    }

    private static Set<String> clauses(List<Corpus.Comment> crowd, boolean harmful, boolean chinese, Pattern boundary) {
        Set<String> clauses = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        for (Corpus.Comment comment : crowd) {
            if (comment.chinese() == chinese) {
                Set<String> side = comment.harmful() == harmful ? clauses : others;
                boundary.splitAsStream(comment.text())
                        .filter(clause -> clause.length() > SHORTEST_PART)
                        .forEach(side::add);
            }
        }
        // What both sides say says nothing about the side.
        clauses.removeAll(others);
        return clauses;
    }

    /** With digits drawn anew and {@link Phrases#NAME} still in it. */
    String clause(Dice dice) {
        return redrawn(dice.chance(CROSSED) ? crossed(dice) : dice.pick(clauses), dice);
    }

    private String crossed(Dice dice) {
        Head head = dice.pick(heads);
        return head.text() + dice.pick(tails.get(head.pivot()));
    }

    private static String redrawn(String clause, Dice dice) {
        StringBuilder redrawn = new StringBuilder(clause);
        for (int i = 0; i < redrawn.length(); i++) {
            char c = redrawn.charAt(i);
            if (c >= '0' && c <= '9') {
                redrawn.setCharAt(i, (char) ('0' + dice.below(10)));
            }
        }
        return redrawn.toString();
    }
}
