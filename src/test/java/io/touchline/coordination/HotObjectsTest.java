package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HotObjectsTest {

    private static final long NOW = Comments.KICK_OFF.toEpochMilli();
    private static final ObjectWindow.Shard SHARD = new ObjectWindow.Shard("t", 1, 7);
    private static final ActedObject PLACE = new ActedObject(0x6000_0000_0000_0001L);
    private static final ActedObject OTHER = new ActedObject(0x6000_0000_0000_0002L);
    private static final ObjectSighting TOLD = ObjectSighting.unseen(PLACE, 90);

    private final HotObjects objects = new HotObjects();

    @Test
    void oneIsToldForTheMinuteThatItWasSeenIn() {
        objects.note(SHARD, TOLD, NOW);

        assertThat(objects.told(SHARD, PLACE, NOW + 59_999)).contains(TOLD);
        assertThat(objects.told(SHARD, PLACE, NOW + 60_000)).isEmpty();
        assertThat(objects.told(SHARD, PLACE, NOW - 1)).isEmpty();
        assertThat(objects.told(SHARD, OTHER, NOW)).isEmpty();
    }

    @Test
    void otherNamespacesAndPeriodsHaveTheirOwn() {
        objects.note(SHARD, TOLD, NOW);

        assertThat(objects.told(new ObjectWindow.Shard("u", 1, 7), PLACE, NOW)).isEmpty();
        assertThat(objects.told(new ObjectWindow.Shard("t", 1, 8), PLACE, NOW)).isEmpty();
    }

    @Test
    void areNotKeptForever() {
        objects.note(SHARD, TOLD, NOW);
        for (int i = 0; i < 2_000; i++) {
            objects.note(new ObjectWindow.Shard("t", i, 8), ObjectSighting.unseen(OTHER, 90), NOW);
        }

        assertThat(objects.told(SHARD, PLACE, NOW)).isEmpty();
    }
}
