package io.touchline.lexicon;

import io.touchline.text.Span;
import java.util.HashMap;
import java.util.Map;

/** The guard of {@link OrdinaryWords} by trying every way to cut a stretch into words. */
final class NaiveWords {

    private final Map<String, Integer> frequencies;
    private final double total;
    private final Map<String, Integer> known = new HashMap<>();

    NaiveWords(Map<String, Integer> frequencies) {
        this.frequencies = frequencies;
        this.total = frequencies.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int costOf(int frequency) {
        return (int) Math.round(64 * Math.log(total / frequency));
    }

    private int cheapest(String stretch) {
        Integer before = known.get(stretch);
        if (before != null) {
            return before;
        }
        int best = stretch.isEmpty() ? 0 : Integer.MAX_VALUE;
        for (int first = 1; first <= stretch.length(); first++) {
            String word = stretch.substring(0, first);
            if (first == 1 || frequencies.containsKey(word)) {
                best = Math.min(best, costOf(frequencies.getOrDefault(word, 1)) + cheapest(stretch.substring(first)));
            }
        }
        known.put(stretch, best);
        return best;
    }

    /** Seen so often by itself that it is taken for itself. */
    boolean everyday(char c) {
        return cheapest(Character.toString(c)) <= costOf(40_000);
    }

    boolean admitsDisguised(NaiveText text, int begin, int end) {
        String stretch = text.chars.substring(begin, end);
        int characters =
                stretch.chars().map(c -> cheapest(Character.toString(c))).sum();
        boolean common = characters < costOf(300);
        boolean word = frequencies.containsKey(stretch) && costOf(frequencies.get(stretch)) <= costOf(5);
        if (common || word) {
            return false;
        }
        Span clause = text.clause(begin);
        int from = Math.max(clause.begin(), begin - 3);
        int to = Math.max(end, Math.min(clause.end(), end + 3));
        int around = cheapest(text.chars.substring(from, begin)) + cheapest(text.chars.substring(end, to));
        int ordinary = cheapest(text.chars.substring(from, to));
        boolean cut = around + cheapest(stretch) > ordinary + 96;
        return ordinary >= around + characters || !cut && ordinary > around + costOf(5);
    }
}
