package io.touchline.scoring;

import static io.touchline.scoring.HandMadeHits.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.learned.ModelFile;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.text.Span;
import java.io.IOException;
import java.util.List;
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
        // ln(0.9 / 0.1) above the bias of -4.1.
        assertThat(score.evidence().get(0))
                .isEqualTo(new Evidence.Rumour(Severity.GRAVE, 6.297225, new Span(3, 14), "rumour#r-1"));
    }

    /** A debunked claim is slander as surely as it is told, however harmless its words are to a model. */
    @Test
    void whatIsToldInSoberWordsIsLabelledToo() throws IOException {
        for (String told : List.of("十米台银牌，总分384.50", "Her flight home was two hours late.")) {
            CommentScore without = new HandMadeHits(told)
                    .aim("lin")
                    .learned(ModelFile.bundled())
                    .score();
            CommentScore score = new HandMadeHits(told)
                    .aim("lin")
                    .rumour("r-1", told, 0.7)
                    .learned(ModelFile.bundled())
                    .score();

            assertThat(without.labels()).isEmpty();
            assertThat(score.categories().get(Category.SLANDER).score()).isGreaterThanOrEqualTo(0.7);
            assertThat(score.labels()).extracting(LabelScore::label).containsExactly(Label.SLANDER_RUMOUR);
            assertThat(score.categories().get(Category.ABUSE))
                    .isEqualTo(without.categories().get(Category.ABUSE));
        }
    }

    /** A claim about two people is registered once for each; its score stays that of its certainty. */
    @Test
    void oneClaimRegisteredTwiceIsToldOnce() throws IOException {
        for (boolean learned : List.of(false, true)) {
            HandMadeHits hits = new HandMadeHits("他们俩早就收了钱，比赛是演的");
            if (learned) {
                hits.learned(ModelFile.bundled());
            }
            double once = slander(hits.rumour("r-1", "收了钱，比赛是演的", .73));

            assertThat(slander(hits.rumour("r-2", "收了钱，比赛是演的", .73))).isBetween(once, once + 0.02);
            assertThat(slander(hits.rumour("r-3", "他们俩早就", .73))).isBetween(once, 1.0);
        }
    }

    private static double slander(HandMadeHits hits) {
        return hits.score().categories().get(Category.SLANDER).score();
    }

    @Test
    void whatIsQuotedToObjectIsNotTold() {
        CommentScore score = new HandMadeHits("别再传尿检没过这种话了")
                .rumour("r-1", "尿检没过", 0.9)
                .cue(Modifier.COUNTER_SPEECH, "别再传", "尿检没过")
                .score();

        assertThat(score.labels()).isEmpty();
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
