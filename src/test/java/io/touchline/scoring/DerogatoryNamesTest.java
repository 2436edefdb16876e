package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Label;
import io.touchline.lexicon.Mention.MatchedBy;
import org.junit.jupiter.api.Test;

class DerogatoryNamesTest {

    @Test
    void aDerogatoryNameOfTheRegistryIsAnInsult() {
        CommentScore score = new HandMadeHits("林蛆又来了")
                .mention("lin", MatchedBy.DEROGATORY_NAME, "林蛆")
                .score();

        assertThat(score.labels()).extracting(LabelScore::label).containsExactly(Label.INSULT_PERSON);
        assertThat(score.labels().get(0).targetIds()).containsExactly("lin");
    }

    @Test
    void whatTwoAreCalledIsOneInsult() {
        HandMadeHits one = new HandMadeHits("林蛆又来了").mention("lin", MatchedBy.DEROGATORY_NAME, "林蛆");
        CommentScore ofOne = one.score();

        CommentScore ofBoth =
                one.mention("zhou", MatchedBy.DEROGATORY_NAME, "林蛆").score();

        assertThat(ofBoth.categories()).isEqualTo(ofOne.categories());
        assertThat(ofBoth.evidence()).isEqualTo(ofOne.evidence());
        assertThat(ofBoth.labels().get(0).targetIds()).containsExactly("lin", "zhou");
    }

    @Test
    void whatSomebodyElseIsProperlyCalledMocksNobody() {
        CommentScore score = new HandMadeHits("老王头加油")
                .mention("wang", MatchedBy.ALIAS, "老王头")
                .mention("zhou", MatchedBy.DEROGATORY_NAME, "老王头")
                .score();

        assertThat(score.labels()).isEmpty();
        assertThat(score.evidence()).isEmpty();
    }
}
