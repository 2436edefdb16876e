package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.OwnRedis;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies are a group at once, and none any more when nobody says it again and it goes on and on. */
class TextsThatGoRoundTest {

    private static final String TEXT = GroupId.of(0x2222_0000_0000_0000L);
    private static final String VARIANT = GroupId.of(0x1111_0000_0000_0000L);
    private static final int MINUTE = 60;

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private final String namespace = "t-" + Comments.random();
    private final Comments comments = new Comments(namespace);
    private final List<String> changed = new ArrayList<>();
    private final CoordinationConfig config = TestConfigs.with(Map.of());
    private final Coordination parts =
            Coordination.of(OWN.redis(), CallReach.NODE, Clock.systemUTC(), config, (name, id) -> changed.add(id));
    private final Map<String, GroupAction> actions = new HashMap<>();
    private int account;

    @Test
    void isShownAtFirstAndTakenBackAsItGoesOn() {
        assertThat(say(12, 0, 8 * MINUTE).listed()).isTrue();
        assertThat(listed()).containsExactly(TEXT);

        GroupBook.Entry entry = say(30, 12 * MINUTE, 50 * MINUTE);

        assertThat(entry).isEqualTo(new GroupBook.Entry(TEXT, false));
        assertThat(listed()).isEmpty();
        Group group = group(TEXT);
        assertThat(group.listed()).isFalse();
        assertThat(group.takenBack())
                .hasValueSatisfying(at -> assertThat(at).isBetween(at(15 * MINUTE), at(40 * MINUTE)));
        assertThat(group.memberActions()).hasSize(42);
        assertThat(company(1)).isEmpty();
    }

    /** Its copy in the database is to say so. */
    @Test
    void whoCopiesGroupsIsToldOfIt() {
        say(12, 0, 8 * MINUTE);
        say(30, 12 * MINUTE, 50 * MINUTE);
        changed.clear();

        say(1, 51 * MINUTE, 51 * MINUTE);

        assertThat(changed).containsExactly(TEXT);
    }

    @Test
    void burstStaysShownHoweverManyCopyItLater() {
        say(40, 0, 9 * MINUTE);
        say(30, 12 * MINUTE, 60 * MINUTE);

        assertThat(listed()).containsExactly(TEXT);
        assertThat(group(TEXT).takenBack()).isEmpty();
    }

    /** Of twenty, as many as chance may well bring into ten minutes, and more than that. */
    @ParameterizedTest
    @CsvSource({"12, false", "13, true"})
    void ofFewAccountsABurstHasMoreThanHalf(int quick, boolean shown) {
        say(quick, 0, 8 * MINUTE);
        say(20 - quick, 12 * MINUTE, 60 * MINUTE);

        assertThat(group(TEXT).listed()).isEqualTo(shown);
    }

    @Test
    void thoseWhoSayItAgainAreNoCrowd() {
        say(12, 0, 8 * MINUTE);
        for (int round = 1; round < 4; round++) {
            account = 0;
            say(12, round * 20 * MINUTE, (round * 20 + 8) * MINUTE);
        }

        assertThat(listed()).containsExactly(TEXT);
    }

    @Test
    void isShownAgainOnceHalfOfThemSayItAgain() {
        say(12, 0, 8 * MINUTE);
        say(30, 12 * MINUTE, 50 * MINUTE);
        assertThat(listed()).isEmpty();

        account = 0;
        say(30, 60 * MINUTE, 100 * MINUTE);

        assertThat(listed()).containsExactly(TEXT);
        assertThat(group(TEXT).takenBack()).isEmpty();
    }

    /** Nine say it again, which is no longer hardly anybody, and then an old comment is sent again. */
    @Test
    void oldCommentsDoNotShowItAgain() {
        say(12, 0, 8 * MINUTE);
        say(30, 12 * MINUTE, 50 * MINUTE);
        account = 0;
        say(9, 52 * MINUTE, 90 * MINUTE);
        account = 0;

        say(12, 0, 8 * MINUTE);

        assertThat(listed()).isEmpty();
    }

    @Test
    void repeatOfWhatTookItBackChangesNothing() {
        say(12, 0, 8 * MINUTE);
        say(30, 12 * MINUTE, 50 * MINUTE);
        Group before = group(TEXT);

        account = 0;
        say(12, 0, 8 * MINUTE);
        say(30, 12 * MINUTE, 50 * MINUTE);

        assertThat(group(TEXT)).isEqualTo(before);
        assertThat(listed()).isEmpty();
    }

    /** The burst was in the variant's group. */
    @Test
    void burstThatCameWithAMergedGroupCounts() {
        say(VARIANT, 40, 0, 9 * MINUTE);
        account = 0;
        say(TEXT, 12, -5 * MINUTE, -MINUTE);
        assertThat(group(VARIANT).summary().id()).isEqualTo(TEXT);
        account = 40;

        say(TEXT, 20, 12 * MINUTE, 60 * MINUTE);

        assertThat(group(TEXT).peak()).isGreaterThanOrEqualTo(40);
        assertThat(listed()).containsExactly(TEXT);
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
            add(small, TEXT, ++account, second);
        }

        assertThat(listed()).containsExactly(TEXT);
    }

    /** Many comments of some hours come in one call, and the last of them is not of the burst. */
    @Test
    void burstWithinOneAdditionCounts() {
        say(12, 0, 8 * MINUTE);
        GroupAddition addition = swarm(TEXT, 34 * MINUTE);
        for (int i = 0; i < 30; i++) {
            addition.action(action(++account, 20 * MINUTE + 6 * i));
        }
        addition.action(action(++account, 34 * MINUTE));

        assertThat(add(parts, TEXT, addition).listed()).isTrue();
        assertThat(group(TEXT).peak()).isEqualTo(30);
    }

    /** The one action of the burst that is counted from has half of it around itself. */
    @Test
    void burstInTheMiddleOfOneAdditionCounts() {
        say(30, 0, 10 * MINUTE);
        GroupAddition addition = swarm(TEXT, 10 * MINUTE + 30);
        for (int i = 0; i < 29; i++) {
            addition.action(action(++account, 9 * MINUTE + 40 + i / 2));
        }
        addition.action(action(++account, 10 * MINUTE + 30));
        addition.action(action(++account, 40 * MINUTE));

        assertThat(add(parts, TEXT, addition).listed()).isTrue();
    }

    @Test
    void burstThatComesLateCounts() {
        say(12, 0, 8 * MINUTE);
        add(parts, TEXT, ++account, 60 * MINUTE);

        say(30, 20 * MINUTE, 23 * MINUTE);

        assertThat(group(TEXT).peak()).isEqualTo(30);
        assertThat(listed()).containsExactly(TEXT);
    }

    /** Twelve and eight within the same minutes, of two groups that become one. */
    @Test
    void mergedGroupsThatGoRoundAreTakenBackAndStaySo() {
        say(TEXT, 30, 0, 16 * MINUTE);
        assertThat(listed()).containsExactly(TEXT);
        account = 20;
        say(VARIANT, 14, 19 * MINUTE, 27 * MINUTE);

        assertThat(listed()).isEmpty();
        assertThat(group(VARIANT).summary().id()).isEqualTo(TEXT);
        assertThat(group(TEXT).takenBack()).isPresent();

        say(VARIANT, 4, 40 * MINUTE, 44 * MINUTE);

        assertThat(listed()).isEmpty();
    }

    /** A fan club says one set text and then another; what is doubtful and said twice by half of them is a campaign. */
    @ParameterizedTest
    @CsvSource({"45, false", "60, true"})
    void whatHardlyLooksDoubtfulIsNotShownHoweverManySayItAgain(int doubt, boolean shown) {
        GroupAddition club = swarm(TEXT, 0);
        for (int member = 1; member <= 24; member++) {
            club.action(new GroupAction(Comments.account(member), 1_000 + member, at(member), doubt));
            club.action(new GroupAction(Comments.account(member), 2_000 + member, at(60 + member), doubt));
        }

        assertThat(add(parts, TEXT, club).listed()).isEqualTo(shown);
    }

    /** One of three wishes was flagged, though their mean is. */
    @Test
    void mergedGroupBringsHowManyWereFlagged() {
        GroupAddition wishes = swarm(VARIANT, 0);
        int[] doubts = {255, 101, 122};
        for (int i = 0; i < doubts.length; i++) {
            wishes.action(new GroupAction(Comments.account(i + 1), 900 + i, at(i), doubts[i]));
        }
        add(parts, VARIANT, wishes);
        GroupAddition more = swarm(TEXT, 60);
        for (int i = 0; i < doubts.length; i++) {
            more.action(new GroupAction(Comments.account(i + 1), 950 + i, at(60 + i), 20));
        }

        add(parts, TEXT, more);

        assertThat(whole(VARIANT).into()).contains(TEXT);
        assertThat(whole(TEXT).actionCount()).isEqualTo(6);
        assertThat(whole(TEXT).flagged()).isEqualTo(1);
    }

    @Test
    void crowdThatWasTakenBackAndOneThatWasNeverShownStayTwo() {
        say(12, 0, 8 * MINUTE);
        say(30, 12 * MINUTE, 50 * MINUTE);
        GroupAddition beginning = new GroupAddition(GroupKind.NEAR_DUPLICATE_SWARM, 50, at(0));
        for (int member = 1; member <= 6; member++) {
            beginning.action(action(member, 55 * MINUTE + member));
        }

        add(parts, VARIANT, beginning);

        assertThat(group(TEXT).memberActions()).hasSize(42);
        assertThat(whole(VARIANT).into()).isEmpty();
        assertThat(whole(TEXT).into()).isEmpty();
    }

    /** As the version before leaves it, which counts no peaks. */
    @Test
    void groupWhosePeakNobodyCountedIsNotTakenBack() {
        say(12, 0, 8 * MINUTE);
        fact("HDEL", "peak");

        say(30, 12 * MINUTE, 50 * MINUTE);

        assertThat(listed()).containsExactly(TEXT);
        assertThat(group(TEXT).peak()).isEqualTo(config.groups().maxActions());
    }

    /** A few who quote it make no crowd of those who say it all day. */
    @Test
    void dripStaysWhereMostOfItIsItsOwn() {
        for (int time = 0; time < 10; time++) {
            for (int member = 1; member <= 5; member++) {
                add(parts, TEXT, swarm(TEXT, 0).asDrip().action(action(member, (20 * time + member) * MINUTE)));
            }
        }
        assertThat(listed()).containsExactly(TEXT);

        account = 5;
        say(22, 210 * MINUTE, 400 * MINUTE);

        assertThat(group(TEXT).memberActions()).hasSize(27);
        assertThat(listed()).containsExactly(TEXT);
    }

    @Test
    void dripIsTakenBackWhenItsTextGoesRound() {
        say(12, 0, 8 * MINUTE);
        fact("HSET", "listed", "REPEATING");

        assertThat(say(30, 12 * MINUTE, 50 * MINUTE).listed()).isFalse();

        assertThat(listed()).isEmpty();
        assertThat(group(TEXT).takenBack()).isPresent();
    }

    private void fact(String command, String... arguments) {
        Request request = Request.cmd(Command.create(command)).arg("tl:{" + namespace + ":group:" + TEXT + "}:facts");
        List.of(arguments).forEach(request::arg);
        OWN.redis().send(request).await().indefinitely();
    }

    private GroupBook.Entry say(int accounts, int from, int to) {
        return say(TEXT, accounts, from, to);
    }

    /** So many further accounts once each, evenly. @return where the last one ended up */
    private GroupBook.Entry say(String id, int accounts, int from, int to) {
        GroupBook.Entry last = null;
        for (int i = 0; i < accounts; i++) {
            last = add(parts, id, ++account, from + (to - from) * i / Math.max(1, accounts - 1));
        }
        return last;
    }

    private GroupBook.Entry add(Coordination to, String id, int account, int second) {
        return add(to, id, swarm(id, second).action(action(account, second)));
    }

    private GroupBook.Entry add(Coordination to, String id, GroupAddition addition) {
        return to.groups().add(namespace, id, addition).await().indefinitely();
    }

    private static GroupAddition swarm(String id, int second) {
        return new GroupAddition(GroupKind.SAME_TEXT_SWARM, 5, id.equals(TEXT) ? at(-3_600) : at(0))
                .asSwarm(at(second), new Traffic.Volume(10_000, 1_000), List.of(), 0);
    }

    /** The same one each time it is asked for. */
    private GroupAction action(int account, int second) {
        return actions.computeIfAbsent(
                account + "@" + second, key -> GroupAction.of(comments.hostile(account, second)));
    }

    private static Instant at(int second) {
        return Comments.KICK_OFF.plusSeconds(second);
    }

    private List<String> listed() {
        return ListedGroups.ids(OWN.redis(), namespace);
    }

    private Group group(String id) {
        Optional<Group> group = new GroupStore(OWN.redis(), config)
                .surviving(namespace, id)
                .await()
                .indefinitely();
        return group.orElseThrow();
    }

    private Group whole(String id) {
        return new GroupStore(OWN.redis(), config)
                .whole(namespace, id)
                .await()
                .indefinitely()
                .orElseThrow();
    }

    private List<String> company(int of) {
        return parts.accounts().standing(namespace, Comments.account(of)).await().indefinitely().groupIds().stream()
                .filter(id -> group(id).listed())
                .toList();
    }
}
