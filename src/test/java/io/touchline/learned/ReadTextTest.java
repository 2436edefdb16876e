package io.touchline.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.LexiconHits;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.text.Addresses;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadTextTest {

    private static final LexiconHits NOTHING = new LexiconHits(List.of(), List.of(), List.of(), List.of());

    private final Canonicaliser canonicaliser = new Canonicaliser();

    @Test
    void readsWordsThatNoLexiconHas() {
        assertThat(words("跟laoshu似的，tr4sh")).containsExactlyInAnyOrder("老鼠", "trash");
    }

    /** Both f4du and du品 would be words. */
    @Test
    void readsNoWordAcrossAnother() {
        assertThat(words("他卖du品")).containsExactly("毒品");
        assertThat(words("他卖f4du品")).containsExactly("fadu");
    }

    @Test
    void readsNoNameAsAWord() {
        assertThat(words("他卖du品", new Mention("a", MatchedBy.NAME, new Span(2, 5))))
                .isEmpty();
    }

    private List<String> words(String text, Mention... mentions) {
        CanonicalText canonical = canonicaliser.canonicalise(text);
        return ReadText.of(canonical, List.of(mentions), NOTHING, List.of(), Addresses.in(canonical)).words().stream()
                .map(ReadText.Word::reading)
                .toList();
    }
}
