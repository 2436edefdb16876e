package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Sounds;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Reads what is spelled in pinyin among Chinese ({@code 这人就是个 fei wu}, {@code laoshu似的}) as the likeliest words,
 * whichever they are: the cheapest way to read a stretch of syllables and characters, the cost of a word being the
 * negative logarithm of its frequency (a unigram model). What it says is a guess, for models that weigh many words; no
 * lexicon entry is found by it. For one call.
 */
public final class SpelledReader {

    /** Characters beside what is spelled that are read with it. */
    private static final int SURROUNDINGS = 3;

    /** A syllable that stands by itself can be anything; so many in a row tell each other. */
    private static final int LEAST_OF_SINGLES = 4;

    /** Of the syllables of a run of letters that is no word of one syllable, this part is in longer words. */
    private static final double LEAST_IN_LONGER = 0.5;

    /** Letters alone are Chinese if they are nothing but syllables, so many at least. */
    private static final int LEAST_WITHOUT_HAN = 6;

    /** Runs of capitals up to this length are abbreviations. */
    private static final int LONGEST_ABBREVIATION = 4;

    private static final char[] NO_DIGITS = new char[10];

    /** What stands in Chinese comments as it is, and happens to be syllables of pinyin. */
    private static final Set<String> ENGLISH = Set.of(
            """
            ace age agenda aha alike alone along amen america american an anger angle anime anyone are area asian
            aside ate awake aware balabala ban banana bang bare base bike bilibili bite bone boo boxing cage cake came can
            candidate care career case chance change chase cheer cheese china chinese cure cute dance danger dare
            date dating debate decide defending defense delete desire dice die dime dude due eating elite emo emoji
            ending entire era eye face fade fake fame fan fate future game gang gate gene guarantee guidance he hen
            here hope huge human hunting lane language late league lean lie like line linger logo long lose lure
            machine made male mama man manga mate mature me mean meaning media meeting men menu mile mine mini
            minute mode more mouse mute name nature nice niece nine nude ocean one open orange pace page pan panda
            pen piece pile pine pole police polite pose pure queen race ran range ranger rate re reading realize
            refuse release rice ride rise rule run sake sale same sane sang sea see seen sending sense shade shake
            shame share she shine side silver site size solo suicide sun sunshine sure sushi take taken tale tan
            tango taxi tea tease teen tie time timeline tire titan tuna tune wage waiting wake wanna woke woman
            women ye yea you zone"""
                    .split("\\s+"));

    private final CanonicalText text;
    private final SoundText elements;
    /** Per element whether it is a syllable in letters that may be read. */
    private final boolean[] spelled;
    /** Per element whether nothing is read across it. */
    private final boolean[] wall;
    /** Runs of letters by their elements. */
    private final List<Span> runs = new ArrayList<>();

    private SpelledReader(CanonicalText text, SoundText elements, IntPredicate taken) {
        this.text = text;
        this.elements = elements;
        spelled = new boolean[elements.length()];
        wall = new boolean[elements.length()];
        for (int i = 0; i < wall.length; i++) {
            int unit = elements.begins()[i];
            wall[i] = elements.letter(i) == Sounds.NONE || taken.test(unit);
            spelled[i] = !wall[i] && text.inRun(unit);
        }
        findRuns();
    }

    /**
     * The words that are spelled in a text, in order, none across another.
     *
     * @param taken which canonical units are known to be something else
     */
    public static List<HiddenWord> read(CanonicalText text, IntPredicate taken) {
        Sounds sounds = WordsBySound.sounds();
        if (!text.anyRun() || isEnglish(text, sounds) || !SoundText.anySpelled(text, sounds, NO_DIGITS)) {
            return List.of();
        }
        return new SpelledReader(text, new SoundText(text, sounds, NO_DIGITS), taken).read();
    }

    /** Some run of letters is no pinyin, and there is no Chinese beside it: what most texts of letters are told by soon. */
    private static boolean isEnglish(CanonicalText text, Sounds sounds) {
        if (text.chars().chars().anyMatch(Character::isIdeographic)) {
            return false;
        }
        char[] spelled = new char[Sounds.LONGEST_RUN];
        int end;
        for (int i = text.nextInRun(0); i < text.length(); i = text.nextInRun(end)) {
            end = i + 1;
            while (!text.wordBoundaryBefore(end)) {
                end++;
            }
            if (!text.isDigit(i) && !sounds.spell(text.chars(), i, end, spelled)) {
                return true;
            }
        }
        return false;
    }

    private void findRuns() {
        boolean lettersOnly = true;
        boolean spellsNothing = false;
        List<Span> english = new ArrayList<>();
        for (int i = 0; i < spelled.length; ) {
            int end = i + 1;
            boolean letters = text.inRun(elements.begins()[i]);
            while (end < spelled.length && !text.wordBoundaryBefore(elements.begins()[end])) {
                end++;
            }
            lettersOnly &= letters;
            if (spelled[i]) {
                (isForeign(i, end) ? english : runs).add(new Span(i, end));
            }
            spellsNothing |= elements.letter(i) == Sounds.NONE;
            i = end;
        }
        if (lettersOnly && (spellsNothing || syllables(runs) < LEAST_WITHOUT_HAN)) {
            runs.clear();
        } else if (lettersOnly) {
            // Nobody writes two words of English among so much of it.
            runs.addAll(english);
            runs.sort(Comparator.comparingInt(Span::begin));
            english.clear();
        }
        for (Span run : english) {
            Arrays.fill(spelled, run.begin(), run.end(), false);
            Arrays.fill(wall, run.begin(), run.end(), true);
        }
    }

    private static int syllables(List<Span> runs) {
        return runs.stream().mapToInt(Span::length).sum();
    }

    private boolean isForeign(int first, int behind) {
        int begin = elements.begins()[first];
        int end = elements.ends()[behind - 1];
        return end - begin < 2
                || ENGLISH.contains(text.chars().substring(begin, end))
                || (end - begin <= LONGEST_ABBREVIATION
                        && text.original()
                                .substring(text.begin(begin), text.end(end - 1))
                                .chars()
                                .allMatch(Character::isUpperCase));
    }

    private List<HiddenWord> read() {
        List<HiddenWord> found = new ArrayList<>();
        int behind = 0;
        for (int i = 0; i < runs.size(); ) {
            int begin = runs.get(i).begin();
            int least = Math.max(behind, begin - SURROUNDINGS);
            while (begin > least && joined(begin)) {
                begin--;
            }
            int first = i;
            int end;
            do {
                end = runs.get(i++).end();
                int most = Math.min(spelled.length, end + SURROUNDINGS);
                while (end < most && !spelled[end] && joined(end)) {
                    end++;
                }
            } while (i < runs.size() && end == runs.get(i).begin() && joined(end));
            addBelievable(new SpelledPath(text, elements, spelled, begin, end).words(), runs.subList(first, i), found);
            behind = end;
        }
        return found;
    }

    /** True if an element and the one before it can be of one word. */
    private boolean joined(int i) {
        return !wall[i] && !wall[i - 1] && !text.gapBefore(elements.begins()[i]).strongerThan(Gap.SYMBOL);
    }

    /** @param stretch the runs of the stretch that the words were read in, both in order */
    private void addBelievable(Collection<SpelledPath.Word> words, List<Span> stretch, List<HiddenWord> found) {
        boolean manySyllables = syllables(stretch) >= LEAST_OF_SINGLES;
        BitSet inLonger = new BitSet();
        for (SpelledPath.Word word : words) {
            inLonger.set(word.first(), word.end(), word.isLonger());
        }
        int run = 0;
        for (SpelledPath.Word word : words) {
            while (stretch.get(run).end() <= word.first()) {
                run++;
            }
            boolean believable = true;
            for (int i = run; i < stretch.size() && stretch.get(i).begin() < word.end(); i++) {
                Span letters = stretch.get(i);
                believable &= letters.length() == 1
                        ? word.isLonger() || manySyllables
                        : inLonger.get(letters.begin(), letters.end()).cardinality()
                                >= LEAST_IN_LONGER * letters.length();
            }
            if (believable) {
                int begin = elements.begins()[word.first()];
                found.add(new HiddenWord(new Span(begin, elements.ends()[word.end() - 1]), word.reading()));
            }
        }
    }
}
