package io.touchline.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that nobody registered are guessed from where they stand. */
class UnknownNamesTest {

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final UnknownNames names = new UnknownNames();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "收三百万放水的是对面门将罗承勋，罗承勋",
                "当年何敬尧让队友替尿，何敬尧",
                "隔壁队的郭教练收家长二十万，郭教练",
                "真装伤的是阿里亚斯，阿里亚斯",
                "It was Petra Halloway who tested positive, petrahalloway",
                "You're thinking of Coach Brandt I guess, brandt"
            })
    void findsAName(String line) {
        // The name stands behind the last comma, which may be full-width like the rest of the sentence.
        int comma = Math.max(line.lastIndexOf('，'), line.lastIndexOf(','));

        assertThat(found(line.substring(0, comma)))
                .contains(line.substring(comma + 1).strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"这球打得漂亮，明天比赛加油", "选拔赛只是走过场，名单早就定好了", "the referee was great today", ""})
    void findsNoneInOrdinaryText(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void leavesKnownNamesAlone() {
        CanonicalText text = canonicaliser.canonicalise("说的是罗承勋");
        BitSet known = new BitSet();
        known.set(3, 6);

        assertThat(names.find(text, new Span(0, text.length()), known)).isEmpty();
    }

    private List<String> found(String line) {
        CanonicalText text = canonicaliser.canonicalise(line);
        return names.find(text, new Span(0, text.length()), new BitSet()).stream()
                .map(text::letters)
                .toList();
    }
}
