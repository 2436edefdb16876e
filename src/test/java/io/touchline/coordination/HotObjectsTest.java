package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HotObjectsTest {

    private static final long NOW = Comments.KICK_OFF.toEpochMilli();
    private static final ObjectWindow.Shard SHARD = new ObjectWindow.Shard("t", 1, 7);
    private static final ActedObject PLACE = ActedObject.of(ObjectKind.THREAD, 1);
    private static final ActedObject TEXT = ActedObject.of(ObjectKind.TEXT, 1L << 62);
    private static final ObjectSighting.Mark MARK = new ObjectSighting.Mark(GroupId.of(2), 9);
    private static final ObjectSighting BUSY = new ObjectSighting(PLACE, List.of(), 900, 300, true, true, List.of());

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final HotObjects objects = new HotObjects(nanos::get);
    private final Comments comments = new Comments("t");
    private final Observation hostile = comments.hostile(1, 0);

    @Test
    void ofABusyPlaceTheOthersOfTheMinuteAreToldThatItIsHotAndNoMore() {
        objects.take(SHARD, hostile, BUSY, true);

        assertThat(objects.told(SHARD, PLACE, NOW + 59_999)).contains(ObjectSighting.unseen(PLACE, 300));
        assertThat(objects.told(SHARD, PLACE, NOW + 60_000)).isEmpty();
        assertThat(objects.told(SHARD, PLACE, NOW - 1)).isEmpty();
        assertThat(objects.told(SHARD, TEXT, NOW)).isEmpty();
    }

    @Test
    void placeWhereHavingMetSaysSomethingIsLookedAtByAll() {
        objects.take(SHARD, hostile, BUSY, false);

        assertThat(objects.told(SHARD, PLACE, NOW)).isEmpty();
    }

    @Test
    void ofAHotTextOfAGroupTheOthersAreToldTheSame() {
        ObjectSighting hot = text(true, MARK);

        objects.take(SHARD, hostile, hot, false);

        assertThat(objects.told(SHARD, TEXT, NOW)).contains(hot);
    }

    /** What comes late, in whatever order, is told what is there by then. */
    @Test
    void aMinuteByTheClockIsTheLongest() {
        objects.take(SHARD, hostile, BUSY, true);

        nanos.addAndGet(59_999_999_999L);
        assertThat(objects.told(SHARD, PLACE, NOW)).isPresent();
        nanos.addAndGet(1);
        assertThat(objects.told(SHARD, PLACE, NOW)).isEmpty();
    }

    @Test
    void whatIsForgottenIsLookedAtAgain() {
        objects.take(SHARD, hostile, BUSY, true);
        objects.take(SHARD, hostile, text(true, MARK), false);

        objects.forget(SHARD, TEXT);
        assertThat(objects.told(SHARD, TEXT, NOW)).isEmpty();
        assertThat(objects.told(SHARD, PLACE, NOW)).isPresent();
        objects.forgetAll();
        assertThat(objects.told(SHARD, PLACE, NOW)).isEmpty();
    }

    /** Somebody has to look for a group, to note it in this period, and for what a calm comment is not told. */
    @Test
    void otherTextsAreLookedAtByAll() {
        objects.take(SHARD, hostile, text(false, MARK), false);
        objects.take(SHARD, hostile, text(true), false);
        objects.take(SHARD, hostile, text(true, new ObjectSighting.Mark(GroupId.of(4), 9, true)), false);
        objects.take(SHARD, comments.calm(1, 0), text(true, MARK), false);

        assertThat(objects.told(SHARD, TEXT, NOW)).isEmpty();
    }

    @Test
    void otherNamespacesAndPeriodsHaveTheirOwn() {
        objects.take(SHARD, hostile, BUSY, true);

        assertThat(objects.told(new ObjectWindow.Shard("u", 1, 7), PLACE, NOW)).isEmpty();
        assertThat(objects.told(new ObjectWindow.Shard("t", 1, 8), PLACE, NOW)).isEmpty();
    }

    @Test
    void areNotKeptForever() {
        objects.take(SHARD, hostile, BUSY, true);
        for (int i = 0; i < 2_000; i++) {
            objects.take(new ObjectWindow.Shard("t", i, 8), hostile, BUSY, true);
        }

        assertThat(objects.told(SHARD, PLACE, NOW)).isEmpty();
    }

    private static ObjectSighting text(boolean hot, ObjectSighting.Mark... marks) {
        return new ObjectSighting(TEXT, List.of(), 0, 90, hot, false, List.of(marks));
    }
}
