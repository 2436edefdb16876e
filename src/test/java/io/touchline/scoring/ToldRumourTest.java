package io.touchline.scoring;

import static io.touchline.scoring.HandMadeHits.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Severity;
import io.touchline.text.Span;
import org.junit.jupiter.api.Test;

/** Debunked claims told again, and what is none. */
class ToldRumourTest {

    @Test
    void aRumourToldAgainIsSlanderWithItsSource() {
        CommentScore score = new HandMadeHits("林知夏尿检没过，队里压下来了")
                .mention("lin", "林知夏")
                .rumour("r-1", "尿检没过，队里压下来了", 0.9)
                .score();

        assertThat(score.labels()).singleElement().satisfies(label -> {
            assertThat(label.label()).isEqualTo(Label.SLANDER_RUMOUR);
            assertThat(label.targetIds()).containsExactly("lin");
        });
        assertThat(score.evidence().get(0))
                .isEqualTo(new Evidence.Rumour(Severity.GRAVE, 4.5, new Span(3, 14), "rumour#r-1"));
    }

    /** Nobody else whom the sentence names is told of. */
    @Test
    void aRumourIsAboutItsTargetAlone() {
        CommentScore score = new HandMadeHits("林知夏尿检没过，张伟和她一个队")
                .mention("lin", "林知夏")
                .mention("zhang", "张伟")
                .rumour("r-1", "尿检没过", 1)
                .score();

        assertThat(score.labels()).flatExtracting(LabelScore::targetIds).containsExactly("lin");
        assertThat(new HandMadeHits("张伟尿检没过")
                        .mention("zhang", "张伟")
                        .aim("lin")
                        .rumour("r-1", "尿检没过", 1)
                        .score()
                        .labels())
                .flatExtracting(LabelScore::targetIds)
                .containsExactly("lin");
    }

    /** Nothing was debunked: it is named after what is hinted at. */
    @Test
    void aHintIsNoRumour() {
        HarmEntry hint = entry(Label.SLANDER_RUMOUR, Severity.INSULT, 8);

        assertThat(new HandMadeHits("盲猜她")
                        .harm("盲猜", hint)
                        .harm("她", entry(Label.SLANDER_SELECTION, Severity.INSULT, 1))
                        .score()
                        .labels())
                .extracting(LabelScore::label)
                .containsExactly(Label.SLANDER_SELECTION);
        assertThat(new HandMadeHits("盲猜她内定")
                        .harm("盲猜", hint)
                        .harm("内定", entry(Label.SLANDER_SELECTION, Severity.GRAVE, 8))
                        .score()
                        .labels())
                .singleElement()
                .extracting(LabelScore::severity)
                .isEqualTo(Severity.GRAVE);
        assertThat(new HandMadeHits("盲猜她").harm("盲猜", hint).score().labels())
                .extracting(LabelScore::label)
                .containsExactly(Label.SLANDER_PRIVATE_LIFE);
        assertThat(new HandMadeHits("懂的都懂，尿检没过")
                        .harm("懂的都懂", hint)
                        .rumour("r-1", "尿检没过", 1)
                        .score()
                        .labels())
                .extracting(LabelScore::label)
                .containsExactly(Label.SLANDER_RUMOUR);
    }
}
