package io.touchline.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.coordination.GroupKind;
import io.touchline.coordination.GroupPicture;
import io.touchline.coordination.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackedGraphTest {

    private static final Instant SEEN = Instant.parse("2026-08-03T14:00:00Z");
    private static final Instant CLEARED = Instant.parse("2026-08-03T15:00:00Z");

    /** It is when the case was decided first, and the second look was opened. */
    @Test
    void saysWhenAPersonClearedTheGroupButToWhoLooksASecondTime() {
        assertThat(packed(false).takenBackAt()).isEqualTo(CLEARED.toString());
        assertThat(packed(true).takenBackAt()).isNull();
        assertThat(packed(true).groupId()).isEqualTo("g_7");
    }

    private static PackedGraph packed(boolean blind) {
        GroupPicture group = new GroupPicture(
                "g_7",
                GroupKind.values()[0],
                SEEN,
                SEEN,
                Optional.of(CLEARED),
                List.of("lin-zhixia"),
                List.of(),
                List.of(),
                Signal.values()[0],
                12,
                Duration.ofMinutes(10));
        return PackedGraph.of(Optional.of(group), new Pseudonyms(new byte[16]), blind);
    }
}
