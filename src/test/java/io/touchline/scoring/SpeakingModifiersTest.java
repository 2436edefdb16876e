package io.touchline.scoring;

import static io.touchline.scoring.HandMadeHits.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import org.junit.jupiter.api.Test;

/** A modifier speaks for the comment as a whole unless worse stands outside of what it covers. */
class SpeakingModifiersTest {

    private static final HarmEntry INSULT = entry(Label.INSULT_PERSON, Severity.INSULT, 3.0);
    private static final HarmEntry ANOTHER_INSULT = entry(Label.INSULT_PERSON, Severity.INSULT, 8);
    private static final HarmEntry RUDENESS = entry(Label.INSULT_PERSON, Severity.RUDE, 6);
    private static final HarmEntry GRAVE_INSULT = entry(Label.INSULT_PERSON, Severity.GRAVE, 8);
    private static final HarmEntry THREAT = entry(Label.THREAT, Severity.THREAT, 8);
    private static final HarmEntry HINT = entry(Label.SLANDER_RUMOUR, Severity.GRAVE, 8);

    @Test
    void aQuotedWordExcusesNoThreatBesideIt() {
        HandMadeHits quoted = at("“废物”你，砍死你", "你").harm("废物", INSULT).cue(Modifier.QUOTED, "“", "废物");

        assertThat(quoted.score().speaking()).containsExactly(Modifier.QUOTED);
        assertThat(quoted.harm("砍死", THREAT).score().speaking()).isEmpty();
    }

    @Test
    void aDenialAndAQuotationExcuseNothingAsGrave() {
        HandMadeHits denied = at("她不是废物，是垃圾", "她").harm("废物", INSULT).cue(Modifier.NEGATED, "不是", "废物");
        HandMadeHits quoted = at("“废物”你，垃圾", "你").harm("废物", INSULT).cue(Modifier.QUOTED, "“", "废物");

        assertThat(denied.harm("垃圾", ANOTHER_INSULT).score().speaking()).isEmpty();
        assertThat(quoted.harm("垃圾", ANOTHER_INSULT).score().speaking()).isEmpty();
    }

    @Test
    void aQuotedThreatIsExcusedBesideWhatIsLessGrave() {
        assertThat(at("你说“砍死你”，废物", "你")
                        .harm("砍死", THREAT)
                        .harm("废物", GRAVE_INSULT)
                        .cue(Modifier.QUOTED, "“", "砍死")
                        .score()
                        .speaking())
                .containsExactly(Modifier.QUOTED);
    }

    @Test
    void whoObjectsMayBeRude() {
        assertThat(at("别骂她废物，恶心", "她")
                        .harm("废物", INSULT)
                        .harm("恶心", RUDENESS)
                        .cue(Modifier.COUNTER_SPEECH, "别骂", "废物")
                        .score()
                        .speaking())
                .containsExactly(Modifier.COUNTER_SPEECH);
    }

    /** What is hinted at has another name among the labels. */
    @Test
    void aQuotedWordExcusesNoGraveHint() {
        assertThat(at("有人说“小丑”，她越辟谣越真", "她")
                        .harm("小丑", INSULT)
                        .harm("越辟谣越真", HINT)
                        .score()
                        .speaking())
                .isEmpty();
    }

    private static HandMadeHits at(String text, String person) {
        return new HandMadeHits(text).person(person);
    }
}
