package io.touchline.learned;

import io.touchline.lexicon.HiddenWord;
import io.touchline.lexicon.LeetReader;
import io.touchline.lexicon.LexiconHits;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.lexicon.SequenceReader;
import io.touchline.lexicon.Sought;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A comment as it was read before a model sees it: who is named in it, and which words of it are others in disguise. */
public final class ReadText {

    private static final Comparator<Harm> LONGEST_FIRST = Comparator.comparingInt(
                    (Harm harm) -> harm.span().length())
            .reversed()
            .thenComparingInt(harm -> harm.span().begin())
            .thenComparing(harm -> harm.canonical());

    private final CanonicalText text;
    private final List<Word> words;
    private final List<HiddenWord> hidden;
    /** By canonical unit: whether what a lexicon found begins there. */
    private final BitSet telling;
    /** By canonical unit: the end of the name that begins there, of one that mocks negative, else 0; without names null. */
    private final int[] endsOfMentions;
    /** By canonical unit: one more than the place of the word that begins there, else 0; without words null. */
    private final int[] wordsFrom;

    /**
     * @param mentions who is named in it, with or without a place; of those that begin at one unit the first counts
     * @param words disguised words and what they stand for; none across another
     */
    public ReadText(CanonicalText text, List<Mention> mentions, List<Word> words) {
        this(text, mentions, words, List.of(), new BitSet());
    }

    private ReadText(
            CanonicalText text, List<Mention> mentions, List<Word> words, List<HiddenWord> hidden, BitSet telling) {
        this.text = text;
        this.telling = telling;
        this.hidden = List.copyOf(hidden);
        this.words = List.copyOf(words);
        this.endsOfMentions = mentions.isEmpty() ? null : new int[text.length()];
        this.wordsFrom = words.isEmpty() ? null : new int[text.length()];
        for (Mention mention : mentions) {
            Span place = mention.canonical();
            if (place != null && place.length() > 0) {
                boolean mocks = mention.matchedBy() == MatchedBy.DEROGATORY_NAME;
                int known = endsOfMentions[place.begin()];
                if (known == 0) {
                    endsOfMentions[place.begin()] = mocks ? -place.end() : place.end();
                } else if (known == -place.end() && !mocks) {
                    // Somebody else is properly called so.
                    endsOfMentions[place.begin()] = place.end();
                }
            }
        }
        for (int i = 0; i < words.size(); i++) {
            wordsFrom[words.get(i).place().begin()] = i + 1;
        }
    }

    public CanonicalText text() {
        return text;
    }

    /** Disguised words and what they stand for; none across another. */
    public List<Word> words() {
        return words;
    }

    /** Those of {@link #words} that no lexicon knew in their disguise. */
    public List<HiddenWord> hidden() {
        return hidden;
    }

    /** Whether what a lexicon found, in disguise or not, begins at a canonical unit. */
    public boolean tellsAt(int at) {
        return telling.get(at);
    }

    /** Where the name ends that begins at a canonical unit; {@code at} if none does. */
    public int endOfMention(int at) {
        return endsOfMentions == null || endsOfMentions[at] == 0 ? at : Math.abs(endsOfMentions[at]);
    }

    /** Whether the name that begins at a canonical unit is one that mocks, by the registry. */
    public boolean mocksAt(int at) {
        return endsOfMentions != null && endsOfMentions[at] < 0;
    }

    /** Which of {@link #words} begins at a canonical unit; -1 if none does. */
    public int wordAt(int at) {
        return wordsFrom == null ? -1 : wordsFrom[at] - 1;
    }

    /**
     * A disguised word.
     *
     * @param place where it stands in the canonical form
     * @param reading what it stands for; empty for what is passed over
     */
    public record Word(Span place, String reading) {}

    /**
     * With the disguised terms that the lexicons saw through, and with other words that are spelled in pinyin or with
     * digits.
     *
     * @param passedOver stretches of the canonical form that no model is to see, none across another
     * @param addresses of pages and mail, in which no word is read
     */
    public static ReadText of(
            CanonicalText text, List<Mention> mentions, LexiconHits hits, List<Span> passedOver, List<Span> addresses) {
        List<Harm> disguised = hits.harms().stream()
                .filter(harm -> !harm.entry().frame() && !Collections.disjoint(harm.evasions(), Sought.CHOSEN))
                .filter(harm -> !harm.isAbbreviation())
                .sorted(LONGEST_FIRST)
                .toList();
        List<Word> words = new ArrayList<>();
        BitSet taken = new BitSet();
        for (Span place : passedOver) {
            taken.set(place.begin(), place.end());
            words.add(new Word(place, ""));
        }
        List<Mention> seen = mentions;
        if (!passedOver.isEmpty()) {
            seen = mentions.stream()
                    .filter(mention -> mention.canonical() == null
                            || !taken.get(mention.canonical().begin()))
                    .toList();
        }
        for (Harm harm : disguised) {
            Span place = harm.span();
            // The longest first: a shorter one that overlaps it has its begin or its end in it.
            if (!taken.get(place.begin()) && !taken.get(place.end() - 1)) {
                taken.set(place.begin(), place.end());
                words.add(new Word(place, harm.canonical()));
            }
        }
        List<Span> names = mentions.stream()
                .map(Mention::canonical)
                .filter(Objects::nonNull)
                .toList();
        names.forEach(place -> taken.set(place.begin(), place.end()));
        addresses.forEach(place -> taken.set(place.begin(), place.end()));
        List<HiddenWord> hidden = new ArrayList<>();
        if (text.anyRun()) {
            hidden.addAll(LeetReader.read(text, taken::get));
            hidden.forEach(word -> taken.set(word.place().begin(), word.place().end()));
        }
        hidden.addAll(SequenceReader.read(text, names, taken::get));
        hidden.forEach(word -> words.add(new Word(word.place(), word.reading())));
        BitSet telling = new BitSet();
        hits.harms().forEach(harm -> telling.set(harm.span().begin()));
        return new ReadText(text, seen, words, hidden, telling);
    }
}
