package io.touchline.lexicon;

import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.text.CanonicalText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * All lexicons compiled into one automaton and the frames over what it finds. One pass per comment; the cost is linear
 * in the length of the comment for any lexicon and any text. Immutable and safe to share between threads.
 */
public final class LexiconMatcher {

    private final CompiledLexicon lexicon;

    LexiconMatcher(CompiledLexicon lexicon) {
        this.lexicon = lexicon;
    }

    CompiledLexicon lexicon() {
        return lexicon;
    }

    /** Matches a comment that is aimed at nobody but whom it names. */
    public LexiconHits match(CanonicalText text, List<Mention> mentions) {
        return match(text, mentions, false);
    }

    /**
     * Finds everything the lexicons have to say about a comment.
     *
     * @param mentions the targets found in the comment; those without a place in the text count for nothing here
     * @param aimedAnyway true if the comment is aimed at somebody whom it need not name, as its thread or request says:
     *     entries that need a target then count in every sentence
     */
    public LexiconHits match(CanonicalText text, List<Mention> mentions, boolean aimedAnyway) {
        return new LexiconScan(lexicon, text, mentions, aimedAnyway, List.of()).run();
    }

    /**
     * The same where it is known what some words stand for: what was found, and the harm that is seen besides when these
     * words are written out. A guess takes nothing from what is plain: neither an exception nor a modifier that is hidden
     * counts, but for what is guessed itself.
     *
     * @param seen what {@link #match} has found
     * @param hidden none across another
     */
    public LexiconHits match(
            CanonicalText text,
            List<Mention> mentions,
            boolean aimedAnyway,
            LexiconHits seen,
            List<HiddenWord> hidden) {
        if (hidden.isEmpty()) {
            return seen;
        }
        LexiconHits out = new LexiconScan(lexicon, text, mentions, aimedAnyway, hidden).run();
        BitSet guessed = new BitSet();
        hidden.forEach(word -> guessed.set(word.place().begin(), word.place().end()));
        List<Harm> harms = new ArrayList<>(seen.harms());
        int[] reach = reach(seen.harms());
        int behind = 0;
        for (Harm harm : out.harms()) {
            int first = guessed.nextSetBit(harm.span().begin());
            if (first < 0 || first >= harm.span().end()) {
                continue;
            }
            while (behind < reach.length
                    && seen.harms().get(behind).span().begin() < harm.span().begin()) {
                behind++;
            }
            if (!isTold(seen.harms(), reach, behind, harm)) {
                harms.add(harm.asGuess());
            }
        }
        harms.sort(LexiconScan.BY_PLACE);
        return new LexiconHits(harms, seen.cues(), seen.exceptions(), seen.persons());
    }

    /** How far the hits up to each reach, by which looking back from a place ends soon. @param harms by place */
    private static int[] reach(List<Harm> harms) {
        int[] reach = new int[harms.size()];
        int most = 0;
        for (int i = 0; i < reach.length; i++) {
            most = Math.max(most, harms.get(i).span().end());
            reach[i] = most;
        }
        return reach;
    }

    /** @param behind the first of the plain ones that begins no earlier than the guess */
    private static boolean isTold(List<Harm> plain, int[] reach, int behind, Harm guess) {
        for (int i = behind;
                i < reach.length && plain.get(i).span().begin() < guess.span().end();
                i++) {
            if (tellsTheSame(plain.get(i), guess)) {
                return true;
            }
        }
        for (int i = behind - 1; i >= 0 && reach[i] > guess.span().begin(); i--) {
            if (tellsTheSame(plain.get(i), guess)) {
                return true;
            }
        }
        return false;
    }

    /** Of overlapping terms of a label, and of matches of a frame, one is enough: the plain one. */
    private static boolean tellsTheSame(Harm plain, Harm guess) {
        boolean overlap = plain.span().begin() < guess.span().end()
                && guess.span().begin() < plain.span().end();
        boolean terms = !plain.entry().frame() && !guess.entry().frame();
        return overlap
                && (plain.entry().equals(guess.entry())
                        || terms && plain.entry().label() == guess.entry().label());
    }

    /** How many occurrences and spans a comment makes the matcher look at. */
    long work(CanonicalText text, List<Mention> mentions) {
        LexiconScan scan = new LexiconScan(lexicon, text, mentions, false, List.of());
        scan.run();
        return scan.work();
    }
}
