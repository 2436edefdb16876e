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

    /** They would be all that is kept, and the burst they came in the midst of would be seen by nobody. */
    @Test
    void oneWhoSaysItMoreTimesThanAreKeptPushesNobodyOut() {
        texts.say(15, 0, 4 * MINUTE);
        texts.sayAgain(1, 512, 4 * MINUTE, 6 * MINUTE);
        texts.say(15, 6 * MINUTE, 9 * MINUTE);
        assertThat(texts.listed()).containsExactly(TEXT);
        assertThat(texts.group(TEXT).peak()).isGreaterThanOrEqualTo(30);

        texts.add(texts.parts(), TEXT, 1, 30 * MINUTE);

        Group group = texts.group(TEXT);
        assertThat(group.memberActions().get(Comments.account(1))).isEqualTo(32);
        assertThat(group.summary().lastSeen()).as("is there all the same").isEqualTo(SaidTexts.at(30 * MINUTE));
    }

    /** Four fans say the same wish, and one who says it with an insult says so again and again. */
    @Test
    void oneWhoSaysItWorseMakesNoAbuseOfWhatOthersSay() {
        GroupAddition fans = SaidTexts.swarm(TEXT, 0);
        for (int fan = 1; fan <= 4; fan++) {
            fans.action(new GroupAction(Comments.account(fan), 100 + fan, SaidTexts.at(fan), 8));
        }
        for (int time = 0; time < 20; time++) {
            fans.action(new GroupAction(Comments.account(9), 200 + time, SaidTexts.at(10 + time), 230));
        }

        assertThat(texts.add(texts.parts(), TEXT, fans).listed()).isFalse();
        assertThat(texts.whole(TEXT).flagged()).isEqualTo(2);
        assertThat(texts.whole(TEXT).said()).isEqualTo(6);
    }

    /** As the version before leaves it. */
    @Test
    void whatAGroupOfBeforeHadTooMuchIsCountedOnce() {
        texts.say(30, 0, 9 * MINUTE);
        texts.sayAgain(1, 22, 12 * MINUTE, 200 * MINUTE);
        texts.fact("HDEL", "beyond");

        texts.say(3, 210 * MINUTE, 300 * MINUTE);

        assertThat(texts.listed()).containsExactly(TEXT);
        assertThat(texts.group(TEXT).said()).isEqualTo(30 + 1 + 3);
    }

    /** No member any more, and none the less one account. */
    @Test
    void whoComesToAFullGroupPushesNobodyOutEither() {
        GroupAddition all = SaidTexts.swarm(TEXT, 0);
        for (int account = 1; account <= 1_000; account++) {
            all.action(new GroupAction(Comments.account(account), account, SaidTexts.at(account / 2), 230));
        }
        texts.add(texts.parts(), TEXT, all);
        int late = 1_001;

        for (int time = 0; time < 20; time++) {
            GroupAction again = new GroupAction(Comments.account(late), 2_000 + time, SaidTexts.at(520 + time), 230);
            texts.add(texts.parts(), TEXT, SaidTexts.swarm(TEXT, 0).action(again));
        }

        Group group = texts.whole(TEXT);
        assertThat(group.memberActions()).hasSize(1_000).doesNotContainKey(Comments.account(late));
        assertThat(group.actions().stream().filter(action -> action.account().equals(Comments.account(late))))
                .hasSize(2);
    }

    @Test
    void oneWhoSaysItManyTimesDoesNotHideTheOthersOfASwarm() {
        texts.sayAgain(texts.nextAccount(), 300, 0, 5 * MINUTE);

        texts.say(20, 5 * MINUTE, 9 * MINUTE);

        assertThat(texts.listed()).containsExactly(TEXT);
    }
}
