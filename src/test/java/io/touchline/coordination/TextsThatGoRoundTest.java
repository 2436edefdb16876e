package io.touchline.coordination;

import static io.touchline.coordination.SaidTexts.MINUTE;
import static io.touchline.coordination.SaidTexts.TEXT;
import static io.touchline.coordination.SaidTexts.VARIANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.OwnRedis;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies are a group at once, and none any more when nobody says it again and it goes on and on. */
class TextsThatGoRoundTest {

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private final SaidTexts texts = new SaidTexts(OWN.redis());

    @Test
    void isShownAtFirstAndTakenBackAsItGoesOn() {
        assertThat(texts.say(12, 0, 8 * MINUTE).listed()).isTrue();
        assertThat(texts.listed()).containsExactly(TEXT);

        GroupBook.Entry entry = texts.say(30, 12 * MINUTE, 50 * MINUTE);

        assertThat(entry).isEqualTo(new GroupBook.Entry(TEXT, false));
        assertThat(texts.listed()).isEmpty();
        Group group = texts.group(TEXT);
        assertThat(group.listed()).isFalse();
        assertThat(group.takenBack()).hasValueSatisfying(at -> assertThat(at)
                .isBetween(SaidTexts.at(15 * MINUTE), SaidTexts.at(40 * MINUTE)));
        assertThat(group.memberActions()).hasSize(42);
        assertThat(company(1)).isEmpty();
    }

    /** Its copy in the database is to say so. */
    @Test
    void whoCopiesGroupsIsToldOfIt() {
        texts.say(12, 0, 8 * MINUTE);
        texts.say(30, 12 * MINUTE, 50 * MINUTE);
        texts.changed().clear();

        texts.say(1, 51 * MINUTE, 51 * MINUTE);

        assertThat(texts.changed()).containsExactly(TEXT);
    }

    @Test
    void burstStaysShownHoweverManyCopyItLater() {
        texts.say(40, 0, 9 * MINUTE);
        texts.say(30, 12 * MINUTE, 60 * MINUTE);

        assertThat(texts.listed()).containsExactly(TEXT);
        assertThat(texts.group(TEXT).takenBack()).isEmpty();
    }

    /** Of twenty, as many as chance may well bring into ten minutes, and more than that. */
    @ParameterizedTest
    @CsvSource({"12, false", "13, true"})
    void ofFewAccountsABurstHasMoreThanHalf(int quick, boolean shown) {
        texts.say(quick, 0, 8 * MINUTE);
        texts.say(20 - quick, 12 * MINUTE, 60 * MINUTE);

        assertThat(texts.group(TEXT).listed()).isEqualTo(shown);
    }

    @Test
    void thoseWhoSayItAgainAreNoCrowd() {
        texts.say(12, 0, 8 * MINUTE);
        for (int round = 1; round < 4; round++) {
            texts.continueAfter(0);
            texts.say(12, round * 20 * MINUTE, (round * 20 + 8) * MINUTE);
        }

        assertThat(texts.listed()).containsExactly(TEXT);
    }

    @Test
    void isShownAgainOnceHalfOfThemSayItAgain() {
        texts.say(12, 0, 8 * MINUTE);
        texts.say(30, 12 * MINUTE, 50 * MINUTE);
        assertThat(texts.listed()).isEmpty();

        texts.continueAfter(0);
        texts.say(30, 60 * MINUTE, 100 * MINUTE);

        assertThat(texts.listed()).containsExactly(TEXT);
        assertThat(texts.group(TEXT).takenBack()).isEmpty();
    }

    /** Nine say it again, which is no longer hardly anybody, and then an old comment is sent again. */
    @Test
    void oldCommentsDoNotShowItAgain() {
        texts.say(12, 0, 8 * MINUTE);
        texts.say(30, 12 * MINUTE, 50 * MINUTE);
        texts.continueAfter(0);
        texts.say(9, 52 * MINUTE, 90 * MINUTE);
        texts.continueAfter(0);

        texts.say(12, 0, 8 * MINUTE);

        assertThat(texts.listed()).isEmpty();
    }

    @Test
    void repeatOfWhatTookItBackChangesNothing() {
        texts.say(12, 0, 8 * MINUTE);
        texts.say(30, 12 * MINUTE, 50 * MINUTE);
        Group before = texts.group(TEXT);

        texts.continueAfter(0);
        texts.say(12, 0, 8 * MINUTE);
        texts.say(30, 12 * MINUTE, 50 * MINUTE);

        assertThat(texts.group(TEXT)).isEqualTo(before);
        assertThat(texts.listed()).isEmpty();
    }

    /** The burst was in the variant's group. */
    @Test
    void burstThatCameWithAMergedGroupCounts() {
        texts.say(VARIANT, 40, 0, 9 * MINUTE);
        texts.continueAfter(0);
        texts.say(TEXT, 12, -5 * MINUTE, -MINUTE);
        assertThat(texts.group(VARIANT).summary().id()).isEqualTo(TEXT);
        texts.continueAfter(40);

        texts.say(TEXT, 20, 12 * MINUTE, 60 * MINUTE);

        assertThat(texts.group(TEXT).peak()).isGreaterThanOrEqualTo(40);
        assertThat(texts.listed()).containsExactly(TEXT);
    }

    /** More than are kept of a window say nothing about its share. */
    @Test
    void windowThatWasCutTakesNothingBack() {
        Coordination small = Coordination.of(
                OWN.redis(),
                CallReach.NODE,
                Clock.systemUTC(),
                TestConfigs.with(Map.of("groups.max-actions", "8")),
                (name, id) -> {});
        for (int second = 0; second < 40; second++) {
            texts.add(small, TEXT, texts.nextAccount(), second);
        }

        assertThat(texts.listed()).containsExactly(TEXT);
    }

    /** Many comments of some hours come in one call, and the last of them is not of the burst. */
    @Test
    void burstWithinOneAdditionCounts() {
        texts.say(12, 0, 8 * MINUTE);
        GroupAddition addition = SaidTexts.swarm(TEXT, 34 * MINUTE);
        for (int i = 0; i < 30; i++) {
            addition.action(texts.action(texts.nextAccount(), 20 * MINUTE + 6 * i));
        }
        addition.action(texts.action(texts.nextAccount(), 34 * MINUTE));

        assertThat(texts.add(texts.parts(), TEXT, addition).listed()).isTrue();
        assertThat(texts.group(TEXT).peak()).isEqualTo(30);
    }

    /** The one action of the burst that is counted from has half of it around itself. */
    @Test
    void burstInTheMiddleOfOneAdditionCounts() {
        texts.say(30, 0, 10 * MINUTE);
        GroupAddition addition = SaidTexts.swarm(TEXT, 10 * MINUTE + 30);
        for (int i = 0; i < 29; i++) {
            addition.action(texts.action(texts.nextAccount(), 9 * MINUTE + 40 + i / 2));
        }
        addition.action(texts.action(texts.nextAccount(), 10 * MINUTE + 30));
        addition.action(texts.action(texts.nextAccount(), 40 * MINUTE));

        assertThat(texts.add(texts.parts(), TEXT, addition).listed()).isTrue();
    }

    @Test
    void burstThatComesLateCounts() {
        texts.say(12, 0, 8 * MINUTE);
        texts.add(texts.parts(), TEXT, texts.nextAccount(), 60 * MINUTE);

        texts.say(30, 20 * MINUTE, 23 * MINUTE);

        assertThat(texts.group(TEXT).peak()).isEqualTo(30);
        assertThat(texts.listed()).containsExactly(TEXT);
    }

    /** Twelve and eight within the same minutes, of two groups that become one. */
    @Test
    void mergedGroupsThatGoRoundAreTakenBackAndStaySo() {
        texts.say(TEXT, 30, 0, 16 * MINUTE);
        assertThat(texts.listed()).containsExactly(TEXT);
        texts.continueAfter(20);
        texts.say(VARIANT, 14, 19 * MINUTE, 27 * MINUTE);

        assertThat(texts.listed()).isEmpty();
        assertThat(texts.group(VARIANT).summary().id()).isEqualTo(TEXT);
        assertThat(texts.group(TEXT).takenBack()).isPresent();

        texts.say(VARIANT, 4, 40 * MINUTE, 44 * MINUTE);

        assertThat(texts.listed()).isEmpty();
    }

    /** A fan club says one set text and then another; what is doubtful and said twice by half of them is a campaign. */
    @ParameterizedTest
    @CsvSource({"45, false", "60, true"})
    void whatHardlyLooksDoubtfulIsNotShownHoweverManySayItAgain(int doubt, boolean shown) {
        GroupAddition club = SaidTexts.swarm(TEXT, 0);
        for (int member = 1; member <= 24; member++) {
            club.action(new GroupAction(Comments.account(member), 1_000 + member, SaidTexts.at(member), doubt));
            club.action(new GroupAction(Comments.account(member), 2_000 + member, SaidTexts.at(60 + member), doubt));
        }

        assertThat(texts.add(texts.parts(), TEXT, club).listed()).isEqualTo(shown);
    }

    /** One of three wishes was flagged, though their mean is. */
    @Test
    void mergedGroupBringsHowManyWereFlagged() {
        GroupAddition wishes = SaidTexts.swarm(VARIANT, 0);
        int[] doubts = {255, 101, 122};
        for (int i = 0; i < doubts.length; i++) {
            wishes.action(new GroupAction(Comments.account(i + 1), 900 + i, SaidTexts.at(i), doubts[i]));
        }
        texts.add(texts.parts(), VARIANT, wishes);
        GroupAddition more = SaidTexts.swarm(TEXT, 60);
        for (int i = 0; i < doubts.length; i++) {
            more.action(new GroupAction(Comments.account(i + 1), 950 + i, SaidTexts.at(60 + i), 20));
        }

        texts.add(texts.parts(), TEXT, more);

        assertThat(texts.whole(VARIANT).into()).contains(TEXT);
        assertThat(texts.whole(TEXT).actionCount()).isEqualTo(6);
        assertThat(texts.whole(TEXT).flagged()).isEqualTo(1);
    }

    @Test
    void crowdThatWasTakenBackAndOneThatWasNeverShownStayTwo() {
        texts.say(12, 0, 8 * MINUTE);
        texts.say(30, 12 * MINUTE, 50 * MINUTE);
        GroupAddition beginning = new GroupAddition(GroupKind.NEAR_DUPLICATE_SWARM, 50, SaidTexts.at(0));
        for (int member = 1; member <= 6; member++) {
            beginning.action(texts.action(member, 55 * MINUTE + member));
        }

        texts.add(texts.parts(), VARIANT, beginning);

        assertThat(texts.group(TEXT).memberActions()).hasSize(42);
        assertThat(texts.whole(VARIANT).into()).isEmpty();
        assertThat(texts.whole(TEXT).into()).isEmpty();
    }

    /** As the version before leaves it, which counts no peaks. */
    @Test
    void groupWhosePeakNobodyCountedIsNotTakenBack() {
        texts.say(12, 0, 8 * MINUTE);
        texts.fact("HDEL", "peak");

        texts.say(30, 12 * MINUTE, 50 * MINUTE);

        assertThat(texts.listed()).containsExactly(TEXT);
        assertThat(texts.group(TEXT).peak())
                .isEqualTo(TestConfigs.with(Map.of()).groups().maxActions());
    }

    /** A few who quote it make no crowd of those who say it all day. */
    @Test
    void dripStaysWhereMostOfItIsItsOwn() {
        for (int time = 0; time < 10; time++) {
            for (int member = 1; member <= 5; member++) {
                texts.add(
                        texts.parts(),
                        TEXT,
                        SaidTexts.swarm(TEXT, 0).asDrip().action(texts.action(member, (20 * time + member) * MINUTE)));
            }
        }
        assertThat(texts.listed()).containsExactly(TEXT);

        texts.continueAfter(5);
        texts.say(22, 210 * MINUTE, 400 * MINUTE);

        assertThat(texts.group(TEXT).memberActions()).hasSize(27);
        assertThat(texts.listed()).containsExactly(TEXT);
    }

    @Test
    void dripIsTakenBackWhenItsTextGoesRound() {
        texts.say(12, 0, 8 * MINUTE);
        texts.fact("HSET", "listed", "REPEATING");

        assertThat(texts.say(30, 12 * MINUTE, 50 * MINUTE).listed()).isFalse();

        assertThat(texts.listed()).isEmpty();
        assertThat(texts.group(TEXT).takenBack()).isPresent();
    }

    private List<String> company(int of) {
        return texts
                .parts()
                .accounts()
                .standing(texts.namespace(), Comments.account(of))
                .await()
                .indefinitely()
                .groupIds()
                .stream()
                .filter(id -> texts.group(id).listed())
                .toList();
    }
}
