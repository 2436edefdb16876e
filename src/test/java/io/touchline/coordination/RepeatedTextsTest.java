package io.touchline.coordination;

import static io.touchline.coordination.SaidTexts.MINUTE;
import static io.touchline.coordination.SaidTexts.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.testsupport.OwnRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One account that says a text a hundred times is one account: it neither hides those beside it nor makes them look worse. */
class RepeatedTextsTest {

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private final SaidTexts texts = new SaidTexts(OWN.redis());

    @Test
    void oneWhoSaysItAllDayTakesNoBurstBack() {
        texts.say(30, 0, 9 * MINUTE);

        texts.sayAgain(1, 120, 12 * MINUTE, 600 * MINUTE);

        assertThat(texts.listed()).containsExactly(TEXT);
        assertThat(texts.group(TEXT).takenBack()).isEmpty();
    }

    @Test
    void oneWhoSaysItManyTimesInAWindowMakesNoBurstOfACrowd() {
        texts.say(12, 0, 8 * MINUTE);
        texts.sayAgain(1, 60, 9 * MINUTE, 14 * MINUTE);

        texts.say(30, 22 * MINUTE, 60 * MINUTE);

        assertThat(texts.listed()).isEmpty();
        assertThat(texts.group(TEXT).takenBack()).isPresent();
    }

    @Test
    void oneWhoSaysItManyTimesDoesNotHideTheOthersOfASwarm() {
        texts.sayAgain(texts.nextAccount(), 300, 0, 5 * MINUTE);

        texts.say(20, 5 * MINUTE, 9 * MINUTE);

        assertThat(texts.listed()).containsExactly(TEXT);
    }
}
