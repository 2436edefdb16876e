package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BusyPlacesTest {

    private static final long NOW = Comments.KICK_OFF.toEpochMilli();
    private static final ObjectWindow.Shard SHARD = new ObjectWindow.Shard("t", 1, 7);
    private static final ActedObject PLACE = new ActedObject(0x6000_0000_0000_0001L);
    private static final ActedObject OTHER = new ActedObject(0x6000_0000_0000_0002L);

    private final BusyPlaces places = new BusyPlaces();

    @Test
    void placeIsBusyForTheMinuteThatItWasSeenIn() {
        places.note(SHARD, PLACE, NOW);

        assertThat(places.isBusy(SHARD, PLACE, NOW + 59_999)).isTrue();
        assertThat(places.isBusy(SHARD, PLACE, NOW + 60_000)).isFalse();
        assertThat(places.isBusy(SHARD, PLACE, NOW - 1)).isFalse();
        assertThat(places.isBusy(SHARD, OTHER, NOW)).isFalse();
    }

    @Test
    void otherNamespacesAndPeriodsHaveTheirOwn() {
        places.note(SHARD, PLACE, NOW);

        assertThat(places.isBusy(new ObjectWindow.Shard("u", 1, 7), PLACE, NOW)).isFalse();
        assertThat(places.isBusy(new ObjectWindow.Shard("t", 1, 8), PLACE, NOW)).isFalse();
    }

    @Test
    void areNotKeptForever() {
        places.note(SHARD, PLACE, NOW);
        for (int i = 0; i < 10_000; i++) {
            places.note(new ObjectWindow.Shard("t", i, 8), OTHER, NOW);
        }

        assertThat(places.isBusy(SHARD, PLACE, NOW)).isFalse();
    }
}
