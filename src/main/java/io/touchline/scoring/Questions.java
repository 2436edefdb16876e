package io.touchline.scoring;

import io.touchline.lexicon.Modifier;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Clauses closed by a question mark or a question particle. Rhetorical questions are found like any other: whether one
 * excuses a claim is for the entry to say. But 打假球对得起球迷吗 asks after shame, and takes the deed for granted.
 */
final class Questions {

    static final String SOURCE = "engine#question";

    private static final String MARKS = "?？";
    private static final String QUESTION_WORDS = "谁哪怎什啥咋几何";
    /** A clause of this many units and 呢 asks without a word for it (钱呢, 那教练呢); a longer one tells: 还领着补贴呢. */
    private static final int SHORT = 5;

    /** {@code 么} after these ends a word (什么 怎么 这么 那么 要么 多么), not a question. */
    private static final String WORDS_WITH_ME = "什怎这那要多";

    /** What is asked of somebody's shame, at the end of a clause before 吗. */
    private static final List<String> SHAME = List.of(
            "要脸", "要点脸", "好意思", "对得起谁", "爽", "香", "亏心", "心虚", "害臊", "良心不痛", "良心不会痛", "良心过得去", "脸红", "光荣", "睡得着", "羞耻",
            "羞愧", "丢人", "丢脸", "羞不羞", "臊不臊");

    /** The same wherever they stand before it: 配当国手吗, 对得起球迷吗. */
    private static final List<String> WORTH = List.of("对得起", "还配", "配当", "配做", "配拿", "配穿", "配代表", "也配");

    private Questions() {}

    static List<Cover> in(CanonicalText text) {
        List<Cover> covers = new ArrayList<>();
        closedByMark(text, covers);
        closedByParticle(text, covers);
        return covers;
    }

    private static void closedByMark(CanonicalText text, List<Cover> covers) {
        String original = text.original();
        boolean address = false;
        for (int i = 1; i < original.length(); i++) {
            address = mayBeAddress(original.charAt(i - 1), address);
            if (MARKS.indexOf(original.charAt(i)) < 0
                    || MARKS.indexOf(original.charAt(i - 1)) >= 0
                    || address && beforeQuery(original, i)) {
                continue;
            }
            int before = text.canonicalOf(new Span(0, i)).end() - 1;
            if (before < 0) {
                continue;
            }
            Span clause = text.clauseOf(before);
            if (!shames(text, clause)) {
                covers.add(cover(new Span(i, i + 1), clause));
            }
        }
    }

    private static void closedByParticle(CanonicalText text, List<Cover> covers) {
        int i = 0;
        while (i < text.length()) {
            Span clause = text.clauseOf(i);
            int last = lastLetter(text, clause);
            if (last > clause.begin() && asks(text.chars(), clause.begin(), last) && !shames(text, clause)) {
                covers.add(cover(text.original(new Span(last, last + 1)), clause));
            }
            i = Math.max(i + 1, clause.end());
        }
    }

    private static boolean shames(CanonicalText text, Span clause) {
        int last = lastLetter(text, clause);
        if ("吗么".indexOf(text.chars().charAt(last)) < 0) {
            return false;
        }
        String asked = text.chars().substring(clause.begin(), last);
        return SHAME.stream().anyMatch(asked::endsWith) || WORTH.stream().anyMatch(asked::contains);
    }

    /** An emoji after the particle takes nothing from the question. */
    private static int lastLetter(CanonicalText text, Span clause) {
        int last = clause.end() - 1;
        while (last > clause.begin() && text.isMark(last)) {
            last--;
        }
        return last;
    }

    private static Cover cover(Span place, Span clause) {
        return new Cover(Modifier.QUESTION, SOURCE, place, clause);
    }

    private static boolean asks(String chars, int begin, int last) {
        return switch (chars.charAt(last)) {
            case '吗' -> true;
            case '么' -> WORDS_WITH_ME.indexOf(chars.charAt(last - 1)) < 0;
            case '呢' -> last - begin < SHORT || hasQuestionWord(chars, begin, last);
            default -> false;
        };
    }

    /** 谁 哪 怎 …, or a verb beside its denial: 是不是, 有没有. */
    private static boolean hasQuestionWord(String chars, int begin, int end) {
        for (int i = begin; i < end; i++) {
            boolean verbAndDenial =
                    i + 2 < end && "不没".indexOf(chars.charAt(i + 1)) >= 0 && chars.charAt(i) == chars.charAt(i + 2);
            if (verbAndDenial || QUESTION_WORDS.indexOf(chars.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands before the next character, from the last blank on, may be a web address: it has its marks. */
    private static boolean mayBeAddress(char c, boolean before) {
        return c > ' ' && c < 128 && (before || c == '/' || c == '.');
    }

    /** The mark before the query of a web address stands between letters: {@code …/watch?v=1}. */
    private static boolean beforeQuery(String original, int at) {
        return original.charAt(at) == '?'
                && at + 1 < original.length()
                && asciiWord(original.charAt(at - 1))
                && asciiWord(original.charAt(at + 1));
    }

    private static boolean asciiWord(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
