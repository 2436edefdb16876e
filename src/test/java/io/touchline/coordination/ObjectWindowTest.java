package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.OwnRedis;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectWindowTest {

    private static final int MOST = 20;
    private static final ObjectRules RULES =
            new ObjectRules(Duration.ofMinutes(10), Duration.ofMinutes(30), MOST, Duration.ofHours(1));

    /** On a border of periods. */
    private static final long BORDER = -Comments.KICK_OFF.getEpochSecond() % 1_800 + 36_000;

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private final Comments comments = Comments.inFreshNamespace();
    private final ObjectWindow windows = new ObjectWindow(OWN.redis(), CallReach.NODE, RULES);

    /** From objects that stay cold to such as have ten times what is told. */
    @ParameterizedTest
    @CsvSource({
        "1, LINK, 7200, 60",
        "2, TEXT, 20000, 200",
        "3, TEXT, 3600, 400",
        "4, LINK, 900, 300",
        "5, TARGET, 7200, 60",
        "6, TARGET, 3600, 400",
        "7, THREAD, 1200, 600",
        "8, THREAD, 600, 900",
        "9, TEXT, 5400, 700"
    })
    void tellsWhatTheSlowTwinTellsWhateverTheOrderAndTheReplays(long seed, ObjectKind kind, int seconds, int count) {
        Random random = new Random(seed);
        tellsWhatTheSlowTwinTells(random, stream(random, kind, seconds, count), false);
    }

    /** Objects that are added to unseen for stretches, when they are hot and when they are crowded. */
    @ParameterizedTest
    @CsvSource({"11, TEXT, 5400, 700", "12, TEXT, 1200, 500", "13, TARGET, 3600, 700", "14, THREAD, 1200, 600"})
    void tellsWhatTheSlowTwinTellsOfWhatWasAddedUnseen(long seed, ObjectKind kind, int seconds, int count) {
        Random random = new Random(seed);
        boolean isText = kind == ObjectKind.TEXT;
        for (long second = BORDER - 1_800; isText && second < BORDER + seconds + 1_800; second += 1_800) {
            for (int object = 0; object < 2; object++) {
                mark(object(kind, object), second, new ObjectSighting.Mark(GroupId.of(2), -7));
            }
        }
        List<ObjectWindow.Look> stream = new ArrayList<>();
        int stretch = 0;
        ObjectWindow.Sight sight = ObjectWindow.Sight.TOLD;
        for (ObjectWindow.Look look : stream(random, kind, seconds, count)) {
            if (stretch-- == 0) {
                stretch = random.nextInt(30);
                sight = ObjectWindow.Sight.values()[random.nextInt(3)];
            }
            if (sight != ObjectWindow.Sight.SAMPLED
                    || ObjectWindow.isSampled(look.comment().account())) {
                stream.add(new ObjectWindow.Look(look.object(), look.comment(), sight));
            }
        }
        tellsWhatTheSlowTwinTells(random, stream, isText);
    }

    private void tellsWhatTheSlowTwinTells(Random random, List<ObjectWindow.Look> stream, boolean marked) {
        Map<ActedObject, NaiveWindow> twins = new HashMap<>();

        for (int begin = 0; begin < stream.size(); ) {
            int end = begin + 1;
            while (end < stream.size() && random.nextInt(4) > 0) {
                end++;
            }
            // Comments of several periods lie in several shards, and go in one call all the same.
            Map<ObjectWindow.Shard, List<ObjectWindow.Look>> call = new LinkedHashMap<>();
            stream.subList(begin, end).forEach(look -> call.computeIfAbsent(shard(look), k -> new ArrayList<>())
                    .add(look));
            Map<ObjectWindow.Shard, List<ObjectSighting>> told = observe(call);

            List<ObjectWindow.Look> looks = new ArrayList<>();
            List<ObjectSighting> seen = new ArrayList<>();
            call.forEach((shard, some) -> {
                looks.addAll(some);
                seen.addAll(told.get(shard));
            });
            for (int i = 0; i < looks.size(); i++) {
                ObjectWindow.Look look = looks.get(i);
                ObjectSighting expected = twins.computeIfAbsent(
                                look.object(), object -> new NaiveWindow(object, RULES, marked))
                        .observe(look);
                assertThat(counts(seen.get(i))).isEqualTo(counts(expected));
                assertThat(seen.get(i).actions()).containsExactlyInAnyOrderElementsOf(expected.actions());
            }
            begin = end;
        }
    }

    private static List<Object> counts(ObjectSighting sighting) {
        return List.of(sighting.object(), sighting.prior(), sighting.inWindow(), sighting.cut());
    }

    /** Out of order, and every fifth comment again: at its time, or at a little later one. */
    private List<ObjectWindow.Look> stream(Random random, ObjectKind kind, int seconds, int count) {
        List<ObjectWindow.Look> stream = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long second = BORDER + random.nextInt(seconds);
            Observation comment = random.nextInt(3) == 0
                    ? comments.calm(random.nextInt(200), second)
                    : comment(random.nextInt(200), second);
            stream.add(look(object(kind, random.nextInt(2)), comment));
        }
        Map<ObjectWindow.Look, Integer> delays = new HashMap<>();
        stream.forEach(look -> delays.put(look, random.nextInt(900)));
        stream.sort(Comparator.comparing(look -> look.comment().eventTime().plusSeconds(delays.get(look))));
        for (int i = 0; i < count / 5; i++) {
            int place = random.nextInt(stream.size());
            ObjectWindow.Look look = stream.get(place);
            Observation again = random.nextBoolean() ? look.comment() : at(look.comment(), random.nextInt(60));
            stream.add(place + random.nextInt(stream.size() - place) + 1, look(look.object(), again));
        }
        return stream;
    }

    @Test
    void windowReachesAcrossTheBorderOfPeriodsBothWays() {
        ActedObject object = object(ObjectKind.LINK, 0);
        observe(object, comment(1, BORDER - 300));
        observe(object, comment(2, BORDER + 200));

        ObjectSighting later = observe(object, comment(3, BORDER + 300));
        ObjectSighting earlier = observe(object, comment(4, BORDER - 300));

        assertThat(later.actions())
                .extracting(CoAction::account)
                .containsExactlyInAnyOrder(Comments.account(1), Comments.account(2));
        assertThat(earlier.actions())
                .extracting(CoAction::account)
                .containsExactlyInAnyOrder(Comments.account(1), Comments.account(2), Comments.account(3));
        assertThat(earlier.inWindow()).isEqualTo(3);
    }

    @Test
    void windowHasBothItsEnds() {
        ActedObject object = object(ObjectKind.LINK, 0);
        observe(object, comment(1, BORDER + 100));
        observe(object, comment(2, BORDER + 99));
        observe(object, comment(3, BORDER + 1_300));
        observe(object, comment(4, BORDER + 1_301));

        ObjectSighting sighting = observe(object, comment(5, BORDER + 700));

        assertThat(sighting.inWindow()).isEqualTo(2);
        assertThat(sighting.prior()).isEqualTo(1);
    }

    @Test
    void replayAtAnotherTimeAddsNothing() {
        ActedObject object = object(ObjectKind.TEXT, 0);
        Observation first = comment(1, BORDER + 10);
        observe(object, first);

        ObjectSighting again = observe(object, at(first, 500));
        ObjectSighting next = observe(object, comment(2, BORDER + 20));

        assertThat(again.actions()).containsExactly(CoAction.of(first, object));
        assertThat(next.actions()).containsExactly(CoAction.of(first, object));
    }

    @Test
    void objectsOfOneShardDoNotSeeEachOther() {
        observe(object(ObjectKind.LINK, 1), comment(1, BORDER));

        assertThat(observe(object(ObjectKind.LINK, 2), comment(2, BORDER)).actions())
                .isEmpty();
        assertThat(observe(object(ObjectKind.TARGET, 1), comment(2, BORDER)).actions())
                .isEmpty();
    }

    @Test
    void marksAreToldInTheirPeriodAndTheNext() {
        ActedObject object = object(ObjectKind.TEXT, 0);
        ActedObject other = object(ObjectKind.TEXT, 1);
        ObjectSighting.Mark mark = new ObjectSighting.Mark(GroupId.of(0xfeed_beef_dead_0002L), -7);
        Observation first = comment(1, BORDER + 10);
        observe(object, first);
        observe(other, first);

        for (int repeat = 0; repeat < 2; repeat++) {
            windows.mark(shard(look(object, first)), List.of(new ObjectWindow.Marking(object, mark)))
                    .await()
                    .indefinitely();
        }

        assertThat(observe(object, comment(2, BORDER + 20)).marks()).containsExactly(mark);
        assertThat(observe(object, comment(3, BORDER + 1_900)).marks())
                .containsExactly(new ObjectSighting.Mark(mark.groupId(), mark.sketch(), true));
        assertThat(observe(object, comment(4, BORDER + 2 * 1_800)).marks()).isEmpty();
        assertThat(observe(other, comment(5, BORDER + 20)).marks()).isEmpty();
        assertThat(observe(object, comment(6, BORDER + 30)).actions()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"1", "40"})
    void marksOfTheTwoPeriodsAreToldOnceEach(int comments) {
        ActedObject object = object(ObjectKind.TEXT, 0);
        ObjectSighting.Mark both = new ObjectSighting.Mark(GroupId.of(2), -7);
        ObjectSighting.Mark before = new ObjectSighting.Mark(GroupId.of(4), 9);
        for (int i = 0; i < comments; i++) {
            observe(object, comment(1 + i, BORDER + i));
            observe(object, comment(1 + i, BORDER + 1_800 + i));
        }
        mark(object, BORDER, both);
        mark(object, BORDER, before);
        mark(object, BORDER + 1_800, both);

        ObjectSighting sighting = observe(object, comment(99, BORDER + 1_900));

        assertThat(sighting.marks()).containsExactly(both, new ObjectSighting.Mark(before.groupId(), 9, true));
        assertThat(sighting.unnoted(both)).isEmpty();
        assertThat(sighting.unnoted(new ObjectSighting.Mark(before.groupId(), 5)))
                .contains(new ObjectSighting.Mark(before.groupId(), 9, true));
    }

    private void mark(ActedObject object, long second, ObjectSighting.Mark mark) {
        windows.mark(shard(look(object, comment(1, second))), List.of(new ObjectWindow.Marking(object, mark)))
                .await()
                .indefinitely();
    }

    @Test
    void whatIsAddedUnseenIsSeenByThoseWhoLook() {
        ActedObject place = object(ObjectKind.THREAD, 0);
        observe(place, comment(1, BORDER + 10));
        ObjectWindow.Look look = new ObjectWindow.Look(place, comment(2, BORDER + 20), ObjectWindow.Sight.ADDED);

        ObjectSighting unseen =
                observe(Map.of(shard(look), List.of(look))).get(shard(look)).get(0);

        assertThat(unseen.actions()).isEmpty();
        assertThat(unseen.cut()).isTrue();
        assertThat(observe(place, comment(3, BORDER + 30)).actions())
                .extracting(CoAction::account)
                .containsExactlyInAnyOrder(Comments.account(1), Comments.account(2));
        assertThat(observe(place, look.comment()).actions()).hasSize(3);
    }

    /** Redis may have lost everything since an object was last looked at. */
    @ParameterizedTest
    @CsvSource({"THREAD, ADDED", "THREAD, SAMPLED", "TEXT, ADDED", "TEXT, SAMPLED"})
    void keyThatBeginsUnseenEndsToo(ObjectKind kind, ObjectWindow.Sight sight) {
        ObjectWindow.Look look = new ObjectWindow.Look(object(kind, 0), comment(4, BORDER + 10), sight);

        observe(Map.of(shard(look), List.of(look)));

        String key = shard(look).key(shard(look).period());
        assertThat(OWN.redis()
                        .send(Request.cmd(Command.PTTL).arg(key))
                        .await()
                        .indefinitely()
                        .toLong())
                .isPositive();
    }

    private ObjectSighting observe(ActedObject object, Observation comment) {
        ObjectWindow.Look look = look(object, comment);
        return observe(Map.of(shard(look), List.of(look))).get(shard(look)).get(0);
    }

    private Map<ObjectWindow.Shard, List<ObjectSighting>> observe(
            Map<ObjectWindow.Shard, List<ObjectWindow.Look>> looks) {
        Map<ObjectWindow.Shard, List<ObjectSighting>> seen = new ConcurrentHashMap<>();
        windows.observe(looks, seen::put).forEach(call -> call.await().indefinitely());
        return seen;
    }

    private static ObjectWindow.Look look(ActedObject object, Observation comment) {
        return new ObjectWindow.Look(object, comment, ObjectWindow.Sight.TOLD);
    }

    private ObjectWindow.Shard shard(ObjectWindow.Look look) {
        return windows.shard(look.comment(), look.object());
    }

    /** All of them in one shard. */
    private static ActedObject object(ObjectKind kind, long number) {
        return ActedObject.of(kind, number << 20);
    }

    private Observation comment(int account, long second) {
        return comments.hostileWithoutText(account, second);
    }

    private static Observation at(Observation comment, int later) {
        return new Observation(
                comment.namespace(),
                comment.commentKey(),
                comment.account(),
                comment.eventTime().plusSeconds(later),
                comment.hostility(),
                comment.objects(),
                comment.targetIds());
    }
}
