package io.touchline.lexicon;

import io.touchline.text.Gap;

/** What a literal demands of the gaps between its characters, written down place by place. */
final class NaiveGaps {

    enum Verdict {
        REFUSED,
        PLAIN,
        SPACED
    }

    private final NaiveText literal;
    private final NaiveText text;
    /** Per matched element where it begins in the literal, and where it begins and ends in the text. */
    private final int[] own;

    private final int[] begins;
    private final int[] ends;

    private boolean spaced;
    private int insides;
    private int opened;
    private boolean blanks;

    private NaiveGaps(NaiveText literal, int[] own, NaiveText text, int[] begins, int[] ends) {
        this.literal = literal;
        this.own = own;
        this.text = text;
        this.begins = begins;
        this.ends = ends;
    }

    static Verdict check(NaiveText literal, int[] own, NaiveText text, int[] begins, int[] ends) {
        return new NaiveGaps(literal, own, text, begins, ends).verdict();
    }

    private Verdict verdict() {
        int begin = begins[0];
        int end = ends[ends.length - 1];
        boolean cutsWord = literal.unit(0).inRun() && !text.edge(begin);
        boolean cutsWordAtEnd = literal.unit(literal.length() - 1).inRun() && !text.edge(end);
        if (cutsWord || cutsWordAtEnd) {
            return Verdict.REFUSED;
        }
        for (int i = 1; i < own.length; i++) {
            if (!literal.unit(own[i]).low() && !allows(i)) {
                return Verdict.REFUSED;
            }
        }
        if (opened > 0) {
            boolean everyLetterApart = opened == insides;
            if (blanks && !(everyLetterApart && insides >= 2)) {
                return Verdict.REFUSED;
            }
            if (everyLetterApart && (letterBefore(begin) || letterAfter(end))) {
                return Verdict.REFUSED;
            }
        }
        return spaced ? Verdict.SPACED : Verdict.PLAIN;
    }

    private boolean allows(int i) {
        // Who reads a mark does not look for what stood before it behind it.
        boolean behindMark = literal.unit(own[i] - 1).mark();
        Gap gap = behindMark ? text.behindMark(begins[i]) : text.strongest(ends[i - 1], begins[i]);
        Gap expected =
                behindMark ? literal.behindMark(own[i]) : literal.unit(own[i]).gap();
        boolean tooStrong = gap.strongerThan(Gap.SYMBOL) && gap.strongerThan(expected);
        if (!literal.unit(own[i]).inRun() || !literal.unit(own[i] - 1).inRun()) {
            spaced |= gap.strongerThan(expected);
            return !tooStrong;
        }
        if (!expected.strongerThan(Gap.INVISIBLE)) {
            return allowsInsideWord(i, gap, expected);
        }
        boolean joint = expected == Gap.SYMBOL && !hasBlank(literal.between(own[i] - 1, own[i]));
        if (joint) {
            return !tooStrong;
        }
        spaced |= gap.strongerThan(expected);
        return gap.strongerThan(Gap.INVISIBLE) && !tooStrong;
    }

    private boolean allowsInsideWord(int i, Gap gap, Gap expected) {
        insides++;
        spaced |= gap.strongerThan(expected);
        if (!gap.strongerThan(Gap.INVISIBLE)) {
            return true;
        }
        String between = text.between(ends[i - 1] - 1, begins[i]);
        opened++;
        blanks |= gap == Gap.BLANK || hasBlank(between);
        boolean apostrophe = between.length() == 1 && "'’‘`´＇".contains(between);
        return !gap.strongerThan(Gap.SYMBOL) && !apostrophe;
    }

    private static boolean hasBlank(String between) {
        return between.length() > 8
                || between.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** A single letter next to it, whatever marks stand between, other than the words a and I. */
    private boolean letterBefore(int begin) {
        int at = letterFrom(begin - 1, -1);
        return at >= 0
                && singleLetter(at)
                && near(at, begin)
                && text.unit(at).c() != 'a'
                && text.unit(at).c() != 'i';
    }

    private boolean letterAfter(int end) {
        int at = letterFrom(end, 1);
        return at < text.length() && singleLetter(at) && near(letterFrom(at - 1, -1), at);
    }

    private int letterFrom(int unit, int step) {
        int at = unit;
        while (at >= 0 && at < text.length() && text.unit(at).mark()) {
            at += step;
        }
        return at;
    }

    /** In the same clause, and in the same word: a blank ends one whose letters are not parted by blanks. */
    private boolean near(int one, int next) {
        return !text.unit(next).gap().strongerThan(Gap.SYMBOL) && (blanks || !hasBlank(text.between(one, next)));
    }

    private boolean singleLetter(int at) {
        return text.unit(at).kind() == NaiveText.Kind.LETTER && text.edge(at) && text.edge(at + 1);
    }
}
