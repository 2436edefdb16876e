package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectJudgeTest {

    private static final Traffic.Volume VOLUME = new Traffic.Volume(1_000, 100);

    private final ObjectJudge judge = new ObjectJudge(Duration.ofMinutes(10), 16, false);
    private final Comments comments = new Comments("t");

    @Test
    void answersMayComeInAnyOrder() {
        List<Observation> copies = List.of(comments.hostile(1, 0), comments.hostile(2, 10), comments.hostile(3, 20));
        Observation comment = comments.hostile(4, 30);
        List<ObjectSighting> sightings = sightings(comment, copies);
        Findings expected = judge(comment, sightings);

        for (int i = 0; i < 50; i++) {
            Collections.shuffle(sightings, new Random(i));
            Findings found = judge(comment, sightings);
            assertThat(found.ties()).containsExactlyInAnyOrderElementsOf(expected.ties());
            assertThat(found.copies()).extracting(CoAction::comment).containsExactly(1L, 2L, 3L);
            assertThat(found.swarm()).isEqualTo(expected.swarm());
        }
    }

    @Test
    void copyIsMetOnceByHoweverManyAnchorsAndBothSidesSayWhere() {
        Observation one = comments.of(1, 0, Comments.TEXT, 0.9, null);
        Observation other = comments.of(2, 10, Comments.TEXT, 0.9, null);

        List<Tie> ties = judge(other, sightings(other, List.of(one))).ties();
        List<Tie> seenFromThere = judge(one, sightings(one, List.of(other))).ties();

        assertThat(ties).singleElement().satisfies(tie -> assertThat(tie.partner())
                .isEqualTo(one.account()));
        assertThat(seenFromThere).containsExactly(ties.get(0).seenFrom(other.account()));
    }

    /** A name is on everybody's lips, and a campaign is most of what is said with it just now. */
    @Test
    void newTextIsNewWhateverWasSaidBeforeByTheSameAnchor() {
        Observation comment = comments.hostile(99, 0);
        Findings found = judge(comment, hot(comment, "今天这场比赛真是看得人热血沸腾，恭喜恭喜"));

        assertThat(found.prior()).isZero();
        assertThat(found.swarm()).contains(GroupKind.SAME_TEXT_SWARM);
    }

    @Test
    void textThatIsSaidAllTheTimeIsNot() {
        Observation comment = comments.hostile(99, 0);
        Findings found = judge(comment, hot(comment, Comments.TEXT));

        assertThat(found.prior()).isEqualTo(3_000 * 15 / 16);
        assertThat(found.swarm()).isEmpty();
    }

    /** Of 3,000 comments before the latest sixteen are told, eight of each of the two. */
    @Test
    void twoWhoSayItAllTheTimeDoNotMakeItUsual() {
        Observation comment = comments.hostile(99, 0);
        List<Observation> told = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            told.add(comments.hostile(i + 1, -i));
        }
        for (int i = 0; i < 16; i++) {
            told.add(comments.hostile(1_000 + i % 2, -3_600 - i));
        }

        Findings found = judge(
                comment,
                sightings(comment, told).stream()
                        .map(cold ->
                                new ObjectSighting(cold.object(), cold.actions(), 3_000, 200, true, true, List.of()))
                        .toList());

        assertThat(found.prior()).isEqualTo(2);
        assertThat(found.swarm()).contains(GroupKind.SAME_TEXT_SWARM);
    }

    /** Who posts what others are to say makes it nobody's usual text, however often. */
    @Test
    void textOfOneAccountIsNotUsual() {
        Observation comment = comments.hostile(99, 0);
        List<Observation> told = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            told.add(comments.hostile(i + 1, -i));
            told.add(comments.hostile(1_000, -3_600 - i));
        }

        Findings found = judge(comment, sightings(comment, told));

        assertThat(found.prior()).isEqualTo(1);
        assertThat(found.swarm()).contains(GroupKind.SAME_TEXT_SWARM);
    }

    /** As of one that stands between quotation marks. */
    @Test
    void whoRepeatsATextWithoutAnyDoubtIsNoPartOfItsGroup() {
        long sketch = comments.hostile(1, 0).objects().sketch();

        assertThat(Copies.mayJoin(comments.says(9, 0, Comments.TEXT, 0), sketch))
                .isFalse();
        assertThat(Copies.mayJoin(comments.says(9, 0, Comments.TEXT, 0.01), sketch))
                .isTrue();
    }

    /** Nor does it make a group of those who say it, be it the sixth. */
    @Test
    void whoRepeatsATextWithoutAnyDoubtFoundsNoGroup() {
        List<Observation> hostile = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            hostile.add(comments.hostile(i + 1, -i));
        }
        Observation quoting = comments.says(99, 0, Comments.TEXT, 0);
        Observation one = comments.hostile(99, 0);
        List<Observation> quoters = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            quoters.add(comments.says(i + 1, -i, Comments.TEXT, 0));
        }

        assertThat(judge(quoting, sightings(quoting, hostile)).swarm()).isEmpty();
        assertThat(judge(one, sightings(one, hostile)).swarm()).contains(GroupKind.SAME_TEXT_SWARM);
        assertThat(judge(one, sightings(one, quoters)).swarm()).isEmpty();
    }

    /** An insult behind a birthday text: those who post the text without it are drawn in by none of their own. */
    @Test
    void whoSaysWhatAnAttackWasMadeOfFoundsNoGroup() {
        String kind = "今天是她的生日，感谢你来到这个世界，感谢你让我们看见坚持的意义";
        List<Observation> before = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            before.add(comments.says(i + 1, -i, kind + "，你这种没有脑子的东西赶紧滚出国家队别在这里丢人现眼了", 0.9));
        }
        before.add(comments.says(50, 1, kind, 0.02));
        Observation fan = comments.says(99, 2, kind, 0.02);

        assertThat(judge(fan, sightings(fan, before)).swarm()).isEmpty();
    }

    /** Before the attack and behind it, however little was added to what they say. */
    @Test
    void whoseHarmlessWordsAreCopiedWithAnInsultBehindThemIsNoneOfThem() {
        String harmless = "林知夏今天的接发球失误有点多，第三局尤其明显，希望下一场能够好好调整回来";
        Observation critic = comments.says(50, -3_600, harmless, 0.04);
        List<Observation> before = new ArrayList<>(List.of(critic));
        for (int i = 0; i < 8; i++) {
            before.add(comments.says(i + 1, -i, harmless + "废物", 0.9));
        }
        Observation attack = comments.says(9, 1, harmless + "废物", 0.9);
        Observation another = comments.says(51, 2, harmless, 0.04);
        assertThat(Copies.mayJoin(another, attack.objects().sketch())).isTrue();

        Findings ofAttack = judge(attack, sightings(attack, before));
        Findings ofCritic = judge(
                another,
                sightings(another, before).stream()
                        .map(seen -> marked(seen, attack.objects().sketch()))
                        .toList());

        assertThat(ofAttack.swarm()).contains(GroupKind.SAME_TEXT_SWARM);
        assertThat(ofAttack.copies()).hasSize(8).extracting(CoAction::account).doesNotContain(critic.account());
        assertThat(ofCritic.marked()).isEmpty();
        assertThat(ofCritic.swarm()).isEmpty();
    }

    /** Scorers overlook a part of what a campaign says: where the others are in doubt themselves, the calm one is of them. */
    @Test
    void calmCopyOfWhatIsInDoubtIsOneOfThem() {
        List<Observation> before = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            before.add(comments.says(i + 1, -i, Comments.TEXT, 0.3));
        }
        Observation calm = comments.says(9, 1, Comments.TEXT, 0.1);

        Findings found = judge(
                calm,
                sightings(calm, before).stream()
                        .map(seen -> marked(seen, calm.objects().sketch()))
                        .toList());

        assertThat(found.marked()).isNotEmpty();
    }

    private static ObjectSighting marked(ObjectSighting seen, long sketch) {
        List<ObjectSighting.Mark> marks = List.of(new ObjectSighting.Mark("g_0000000000000002", sketch));
        return new ObjectSighting(seen.object(), seen.actions(), 0, seen.inWindow(), false, false, marks);
    }

    @Test
    void commentIsOfTheGroupWhoseTextIsMostLikeIt() {
        Observation comment = comments.hostile(9, 0);
        long own = comment.objects().sketch();
        long other = comments.says(1, 0, Comments.TEXT + "别再出来", 0.9).objects().sketch();
        ActedObject anchor = comment.objects().objects().get(0);
        List<ObjectSighting.Mark> marks = List.of(
                new ObjectSighting.Mark("g_0000000000000002", other),
                new ObjectSighting.Mark("g_0000000000000004", own),
                new ObjectSighting.Mark("g_0000000000000004", other));
        assertThat(Copies.mayJoin(comment, other)).isTrue();

        Findings found = judge(comment, List.of(new ObjectSighting(anchor, List.of(), 0, 0, false, false, marks)));

        assertThat(found.marked())
                .containsExactly(
                        new ObjectSighting.Mark("g_0000000000000004", own),
                        new ObjectSighting.Mark("g_0000000000000002", other));
    }

    /** Thirty copies now, and of three thousand comments before the latest sixteen. */
    private List<ObjectSighting> hot(Observation comment, String saidBefore) {
        List<Observation> told = new ArrayList<>();
        for (int account = 1; account <= 30; account++) {
            told.add(comments.hostile(account, -account));
        }
        for (int account = 1; account <= 16; account++) {
            told.add(comments.says(100 + account, -3_600 - account, saidBefore, 0.3));
        }
        return sightings(comment, told).stream()
                .map(cold -> new ObjectSighting(cold.object(), cold.actions(), 3_000, 200, true, true, List.of()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "rare place and an attack larger than all that was hostile before, 300, 2000, 0, 500, true, false",
        "the same where nothing is known of before, 100, 2000, 0, 500, false, true",
        "few anywhere, 20, 40, 0, 20, true, false",
        "busy place as busy as ever, 1000, 400, 40, 60, false, false",
        "busy place where ten times as many come, 1000, 400, 40, 200, true, false",
        "busiest place where ten times as many come, 1000, 400, 120, 400, false, true"
    })
    void whoMeetsAtAPlaceIsToldWhereThatSaysSomething(
            String name, long hostileBefore, long hostileNow, long prior, long inWindow, boolean met, boolean busy) {
        Observation comment = comments.of(9, 0, "滚", 0.9, "thread-1");
        Observation other = comments.of(1, -10, "滚", 0.9, "thread-1");
        ActedObject thread = comment.objects().objects().stream()
                .filter(object -> object.kind() == ObjectKind.THREAD)
                .findFirst()
                .orElseThrow();
        ObjectSighting sighting = new ObjectSighting(
                thread, List.of(CoAction.of(other, thread)), prior, inWindow, true, prior > 0, List.of());

        Traffic.Volume hostile = new Traffic.Volume(hostileBefore, hostileNow);

        Findings found = judge.judge(comment, List.of(sighting), VOLUME, hostile);

        assertThat(found.met()).as(name).hasSize(met ? 1 : 0);
        assertThat(judge.isBusyPlace(sighting, hostile)).as(name).isEqualTo(busy);
    }

    private Findings judge(Observation comment, List<ObjectSighting> sightings) {
        return judge.judge(comment, sightings, VOLUME, VOLUME);
    }

    private static List<ObjectSighting> sightings(Observation comment, List<Observation> others) {
        List<ObjectSighting> sightings = new ArrayList<>();
        for (ActedObject object : comment.objects().objects()) {
            List<CoAction> actions =
                    others.stream().map(other -> CoAction.of(other, object)).toList();
            sightings.add(new ObjectSighting(object, actions, 0, actions.size(), false, false, List.of()));
        }
        return sightings;
    }
}
