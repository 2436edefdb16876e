package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModifierEffectsTest {

    /** The table of lexicons/README.md, one row per modifier; a column is the share that is taken. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            # modifier,        abuse, slander, incitement, rude abuse
            QUOTED,            0.7,   0.7,     0.7,        0.7
            COUNTER_SPEECH,    0.8,   0.8,     0.8,        0.8
            NEGATED,           0,     0.9,     0.9,        0
            DEBUNK,            0,     0.9,     0,          0
            ATTRIBUTED,        0,     0.9,     0,          0
            QUESTION,          0,     0.6,     0,          0
            SELF_DIRECTED,     0.9,   0,       0,          0.9
            AFFECTIONATE,      0.7,   0,       0,          0.7
            CRITICISM_OF_PLAY, 0,     0,       0,          0.5
            DOMAIN_TERM,       0,     0,       0,          0
            """)
    void takesTheShareOfTheTable(Modifier modifier, double abuse, double slander, double incitement, double rudeAbuse) {
        assertTaken(modifier, HandMadeHits.entry(Label.INSULT_PERSON, Severity.INSULT, 3.0), abuse);
        assertTaken(modifier, HandMadeHits.entry(Label.SLANDER_DOPING, Severity.GRAVE, 4.2), slander);
        assertTaken(modifier, HandMadeHits.entry(Label.INCITE_PILE_ON, Severity.INSULT, 3.0), incitement);
        assertTaken(modifier, HandMadeHits.entry(Label.INSULT_PERSON, Severity.RUDE, 1.4), rudeAbuse);
    }

    @ParameterizedTest
    @EnumSource(Modifier.class)
    void cancelsAnEntryThatListsItWhateverTheCategory(Modifier modifier) {
        for (Label label : List.of(Label.THREAT, Label.SLANDER_RUMOUR, Label.INCITE_BOYCOTT, Label.TREND_JACKING)) {
            assertTaken(modifier, HandMadeHits.entry(label, Severity.THREAT, 5.2, modifier), 1);
        }
    }

    private static void assertTaken(Modifier modifier, HarmEntry entry, double share) {
        CommentScore score = new HandMadeHits("甲乙丙丁戊己")
                .harm("丙丁", entry)
                .person("戊")
                .cue(modifier, "甲", "甲乙丙丁")
                .score();
        List<Evidence.Modified> lowerings = score.evidence().stream()
                .filter(Evidence.Modified.class::isInstance)
                .map(Evidence.Modified.class::cast)
                .toList();
        if (share == 0) {
            assertThat(lowerings).as("%s on %s", modifier, entry).isEmpty();
            assertThat(score.modifiers()).isEmpty();
        } else {
            assertThat(lowerings).as("%s on %s", modifier, entry).hasSize(1);
            assertThat(lowerings.get(0).modifier()).isEqualTo(modifier);
            assertThat(lowerings.get(0).label()).isEqualTo(entry.label());
            assertThat(lowerings.get(0).contribution()).isCloseTo(-share * entry.weight(), within(1e-6));
            assertThat(score.modifiers())
                    .extracting(CommentScore.FoundModifier::kind)
                    .containsExactly(modifier);
        }
    }
}
