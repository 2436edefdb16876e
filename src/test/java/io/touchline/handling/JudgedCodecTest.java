package io.touchline.handling;

import static io.touchline.testsupport.SituationBuilder.calm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.touchline.lexicon.Label;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JudgedCodecTest {

    private static final Policy POLICY = new PolicyFiles().bundled().policy();

    private final JudgedCodec codec = new JudgedCodec();

    @Property(tries = 2_000)
    void readsBackWhatItWrote(@ForAll("situations") Situation situation) {
        Judged judged = Judged.of(situation, POLICY.decide(situation));

        Judged read = codec.read(codec.write(judged));

        assertThat(read.suggestion()).isEqualTo(judged.suggestion());
        assertThat(read.actions()).isEqualTo(judged.actions());
        // Scores that were not given read back as 0, which means the same; the policy must not see a difference.
        assertThat(POLICY.decide(read.situation())).isEqualTo(POLICY.decide(situation));
        assertThat(codec.write(read)).isEqualTo(codec.write(judged));
    }

    @Provide
    Arbitrary<Situation> situations() {
        return AnySituation.situations();
    }

    @Test
    void saysNothingOfWhatIsNothing() {
        Judged judged = new Judged(calm().build(), Suggestion.PASS, Set.of(Action.ALLOW));

        assertThat(codec.write(judged)).isEqualTo("{\"actions\":[\"ALLOW\"]}");
    }

    @Test
    void keepsWhatIsOnlyQuoted() {
        Judged judged = new Judged(calm().quoted(Label.THREAT, 4).build(), Suggestion.REVIEW, Set.of(Action.FOLD));

        String kept = codec.write(judged);

        assertThat(kept).contains("\"quoted\":[{\"n\":\"threat\",\"v\":4}]");
        assertThat(codec.read(kept).situation().quoted())
                .isEqualTo(judged.situation().quoted());
    }

    @Test
    void readsSituationsThatWereKeptBeforeQuotedLabelsWere() {
        assertThat(codec.read("{\"abuse\":0.1,\"modifiers\":[\"QUOTED\"],\"actions\":[\"ALLOW\"]}")
                        .situation()
                        .quoted())
                .isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> codec.read("{\"quoted\":[{\"n\":\"unheard-of\"}]}"));
        assertThatIllegalArgumentException().isThrownBy(() -> codec.read("{\"labels\":[{\"n\":\"unheard-of\"}]}"));
        assertThatIllegalArgumentException().isThrownBy(() -> codec.read("not json"));
    }
}
