package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A stretch of ideographs and Latin letters that nothing divides: no end of a clause, no name, no digit. Emoji and other
 * marks in it are passed over.
 *
 * @param chars one per element, lower case
 * @param begins where each element stands in the canonical form
 * @param endsOfRuns by element behind the run of letters that it is in; 0 for an ideograph
 * @param apart by element whether something other than quotation marks and brackets stands between it and the one before
 * @param before the {@linkplain WordSequences number} of what stands in front of it
 * @param behind the number of what follows it
 */
record WordStretch(String chars, int[] begins, int[] endsOfRuns, boolean[] apart, int before, int behind) {

    int length() {
        return begins.length;
    }

    boolean isLetter(int i) {
        return endsOfRuns[i] > 0;
    }

    /** Behind the run of letters that element {@code i} is in. */
    int endOfRun(int i) {
        return endsOfRuns[i];
    }

    /** Whether a blank, a mark or an emoji stands between element {@code i} and the one before. */
    boolean isApart(int i) {
        return apart[i];
    }

    /** The canonical span of some elements. */
    Span span(int begin, int end) {
        return new Span(begins[begin], begins[end - 1] + 1);
    }

    /**
     * The stretches of a text, in order.
     *
     * @param names where somebody is named; of those that begin at one unit the longest counts
     * @param taken which canonical units are known to be something else
     */
    static List<WordStretch> of(CanonicalText text, List<Span> names, IntPredicate taken) {
        return new Finder(text, names).find(taken);
    }

    private static final class Finder {

        /** What says something of the words that it is around. */
        private static final String QUOTES = "“”„‘’\"'「」『』《》〈〉【】[]()（）［］";

        private final CanonicalText text;
        private final int[] endsOfNames;
        private final List<WordStretch> found = new ArrayList<>();
        private final StringBuilder chars = new StringBuilder();
        private final int[] begins;
        private final int[] endsOfRuns;
        private final boolean[] apart;
        private int before = WordSequences.EDGE;

        Finder(CanonicalText text, List<Span> names) {
            this.text = text;
            begins = new int[text.length()];
            endsOfRuns = new int[text.length()];
            apart = new boolean[text.length()];
            endsOfNames = names.isEmpty() ? null : new int[text.length()];
            for (Span name : names) {
                if (name.length() > 0) {
                    endsOfNames[name.begin()] = Math.max(endsOfNames[name.begin()], name.end());
                }
            }
        }

        List<WordStretch> find(IntPredicate taken) {
            int i = 0;
            while (i < text.length()) {
                if (i > 0 && text.gapBefore(i).strongerThan(Gap.SYMBOL)) {
                    close(WordSequences.EDGE);
                }
                if (text.isMark(i)) {
                    i++;
                } else if (endsOfNames != null && endsOfNames[i] > 0) {
                    close(WordSequences.NAME);
                    i = endsOfNames[i];
                } else if (taken.test(i)) {
                    close(WordSequences.OTHER);
                    i++;
                } else if (Character.isIdeographic(text.chars().charAt(i))) {
                    add(i++, 0);
                } else {
                    i = run(i, taken);
                }
            }
            close(WordSequences.EDGE);
            return found;
        }

        /** Takes the run of letters at a unit, or what else stands there. */
        private int run(int begin, IntPredicate taken) {
            int end = begin;
            boolean letters = true;
            do {
                char c = text.chars().charAt(end);
                letters &= c >= 'a' && c <= 'z' && !taken.test(end);
                end++;
            } while (end < text.length() && !text.wordBoundaryBefore(end));
            if (!letters) {
                close(WordSequences.OTHER);
                return end;
            }
            int endOfRun = chars.length() + end - begin;
            for (int i = begin; i < end; i++) {
                add(i, endOfRun);
            }
            return end;
        }

        private void add(int unit, int endOfRun) {
            int at = chars.length();
            begins[at] = unit;
            endsOfRuns[at] = endOfRun;
            apart[at] = at > 0 && isApart(begins[at - 1], unit);
            chars.append(text.chars().charAt(unit));
        }

        private boolean isApart(int one, int next) {
            return (one + 1 < next || text.gapBefore(next).strongerThan(Gap.INVISIBLE))
                    && text.original()
                            .substring(text.end(one), text.begin(next))
                            .chars()
                            .noneMatch(c -> QUOTES.indexOf(c) >= 0);
        }

        private void close(int behind) {
            if (!chars.isEmpty()) {
                int length = chars.length();
                found.add(new WordStretch(
                        chars.toString(),
                        Arrays.copyOf(begins, length),
                        Arrays.copyOf(endsOfRuns, length),
                        Arrays.copyOf(apart, length),
                        before,
                        behind));
                chars.setLength(0);
            }
            before = behind;
        }
    }
}
