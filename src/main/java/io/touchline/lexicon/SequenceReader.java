package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Sounds;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Reads what stands in a Chinese comment for other words, because it sounds like them ({@code 就是个肺雾}), spells them in
 * pinyin ({@code 这人就是个 fei wu}) or has their initials ({@code 早就nd了}), or writes them in parts or with something
 * between their characters ({@code 内*定}), as the likeliest words between their neighbours, whichever they are: a noisy
 * channel before the words of {@link WordSequences}. Another character than what is written has to be likelier by far,
 * and is looked for only where what is written is itself an odd sequence; of letters {@linkplain TellingWords words that
 * name harm} are thought first. What it says is a guess: for models, which weigh many words, and for a second look of
 * the lexicons, which take what they find there for disguised. For one call.
 */
public final class SequenceReader {

    /** A word and the one behind it are odd if they cost so much together. */
    private static final int ODD = 14 * WordSequences.PER_NAT;

    /** Longer runs of letters are no initials. */
    private static final int MOST_INITIALS = 5;

    /** Letters alone are Chinese if they are nothing but syllables, so many at least. */
    private static final int LEAST_WITHOUT_IDEOGRAPHS = 6;

    /** Runs of capitals up to this length are abbreviations. */
    private static final int LONGEST_ABBREVIATION = 5;

    /** More odd ideographs in a row are no words in disguise, but no words at all. */
    private static final int MOST_IN_A_ROW = 12;

    /** So many ideographs of a text may be others. */
    private static final int MOST_OPEN = 400;

    /** So many letters of a text may stand for words. */
    private static final int MOST_LETTERS = 200;

    private final CanonicalText text;
    private final Sounds sounds = WordSequences.sounds();
    private final char[] spelled = new char[Sounds.LONGEST_RUN];
    private final SequencePath path = new SequencePath(WordSequences.shared());
    private final boolean lettersOnly;
    private int left = MOST_OPEN;
    private int lettersLeft = MOST_LETTERS;

    private SequenceReader(CanonicalText text, boolean lettersOnly) {
        this.text = text;
        this.lettersOnly = lettersOnly;
    }

    /**
     * The words that are hidden in a text, in order, none across another.
     *
     * @param names where somebody is named
     * @param taken which canonical units are known to be something else
     */
    public static List<HiddenWord> read(CanonicalText text, List<Span> names, IntPredicate taken) {
        boolean lettersOnly = text.chars().chars().noneMatch(Character::isIdeographic);
        if (lettersOnly && !text.anyRun()) {
            return List.of();
        }
        List<WordStretch> stretches = WordStretch.of(text, names, taken);
        SequenceReader reader = new SequenceReader(text, lettersOnly);
        if (lettersOnly && !reader.isPinyin(stretches)) {
            return List.of();
        }
        List<HiddenWord> found = new ArrayList<>();
        stretches.forEach(stretch -> reader.read(stretch, found));
        return found;
    }

    private void read(WordStretch stretch, List<HiddenWord> found) {
        boolean[] open = new boolean[stretch.length()];
        boolean any = openLetters(stretch, open);
        any |= openIdeographs(stretch, open);
        if (any) {
            path.findFurther(open);
        }
        for (int k = 0; k < path.length(); k++) {
            String other = path.other(k);
            if (other != null) {
                found.add(new HiddenWord(stretch.span(path.begin(k), path.end(k)), other));
            }
        }
    }

    private boolean isPinyin(List<WordStretch> stretches) {
        int syllables = 0;
        for (WordStretch stretch : stretches) {
            for (int i = 0; i < stretch.length(); i = stretch.endOfRun(i)) {
                if (!sounds.spell(stretch.chars(), i, stretch.endOfRun(i), spelled)) {
                    return false;
                }
                for (int k = 0; k < stretch.endOfRun(i) - i; k++) {
                    syllables += spelled[k] == Sounds.NONE ? 0 : 1;
                }
            }
        }
        return syllables >= LEAST_WITHOUT_IDEOGRAPHS;
    }

    /** Opens the runs of letters that may stand for words. @return whether there is one */
    private boolean openLetters(WordStretch stretch, boolean[] open) {
        boolean any = false;
        int i = 0;
        while (i < open.length) {
            if (!stretch.isLetter(i)) {
                i++;
                continue;
            }
            int end = stretch.endOfRun(i);
            if (end - i <= lettersLeft && maySpell(stretch, i, end)) {
                Arrays.fill(open, i, end, true);
                lettersLeft -= end - i;
                any = true;
            }
            i = end;
        }
        return any;
    }

    private boolean maySpell(WordStretch stretch, int begin, int end) {
        if (lettersOnly) {
            // Nobody writes two words of English among so much of it.
            return true;
        }
        Span place = stretch.span(begin, end);
        boolean capitals = text.original()
                .substring(text.begin(place.begin()), text.end(place.end() - 1))
                .chars()
                .allMatch(Character::isUpperCase);
        return !(capitals && end - begin <= LONGEST_ABBREVIATION)
                && !EnglishWords.isOne(stretch.chars().substring(begin, end))
                && (end - begin <= MOST_INITIALS || sounds.spell(stretch.chars(), begin, end, spelled));
    }

    /** Opens the ideographs that are an odd sequence, if it is no longer than a few words. @return whether there is one */
    private boolean openIdeographs(WordStretch stretch, boolean[] open) {
        boolean[] odd = new boolean[open.length];
        path.find(stretch);
        int before = 0;
        for (int k = 0; k < path.length(); k++) {
            if (before + path.cost(k) >= ODD) {
                Arrays.fill(odd, path.begin(Math.max(k - 1, 0)), path.end(k), true);
            }
            before = path.cost(k);
        }
        boolean any = false;
        for (int i = 0; i < odd.length; i++) {
            int end = i;
            while (end < odd.length && odd[end] && !stretch.isLetter(end)) {
                end++;
            }
            if (end > i && end - i <= Math.min(MOST_IN_A_ROW, left)) {
                Arrays.fill(open, i, end, true);
                left -= end - i;
                any = true;
            }
            i = end;
        }
        return any;
    }
}
