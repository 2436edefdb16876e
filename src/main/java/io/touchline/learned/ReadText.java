package io.touchline.learned;

import io.touchline.lexicon.LexiconHits;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Sought;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A comment as it was read before a model sees it.
 *
 * @param mentions who is named in it, with or without a place
 * @param words disguised words and what they stand for; none across another
 */
public record ReadText(CanonicalText text, List<Mention> mentions, List<Word> words) {

    private static final Comparator<Harm> LONGEST_FIRST = Comparator.comparingInt(
                    (Harm harm) -> harm.span().length())
            .reversed()
            .thenComparingInt(harm -> harm.span().begin())
            .thenComparing(harm -> harm.canonical());

    public ReadText {
        mentions = List.copyOf(mentions);
        words = List.copyOf(words);
    }

    /** Where the name ends that begins at a canonical unit; {@code at} if none does. */
    public int endOfMention(int at) {
        for (int i = 0; i < mentions.size(); i++) {
            Span place = mentions.get(i).canonical();
            if (place != null && place.begin() == at && place.end() > at) {
                return place.end();
            }
        }
        return at;
    }

    /** Which of {@link #words} begins at a canonical unit; -1 if none does. */
    public int wordAt(int at) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).place().begin() == at) {
                return i;
            }
        }
        return -1;
    }

    /** A disguised word. @param place where it stands in the canonical form @param reading what it stands for */
    public record Word(Span place, String reading) {}

    /** With the disguised terms that the lexicons saw through. */
    public static ReadText of(CanonicalText text, List<Mention> mentions, LexiconHits hits) {
        List<Harm> disguised = hits.harms().stream()
                .filter(harm -> !harm.entry().frame() && !Collections.disjoint(harm.evasions(), Sought.CHOSEN))
                .sorted(LONGEST_FIRST)
                .toList();
        List<Word> words = new ArrayList<>();
        for (Harm harm : disguised) {
            if (words.stream().noneMatch(word -> word.place().overlaps(harm.span()))) {
                words.add(new Word(harm.span(), harm.canonical()));
            }
        }
        return new ReadText(text, mentions, words);
    }
}
