package io.touchline.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.KeyedHash;
import org.junit.jupiter.api.Test;

class ModeratorsTest {

    private final Moderators moderators = new Moderators(new KeyedHash(new byte[32]));

    @Test
    void isOnePersonHoweverAccentsAreWritten() {
        assertThat(moderators.key("a", "Jose\u0301")).isEqualTo(moderators.key("a", "Jos\u00E9"));
        assertThat(moderators.key("a", "Jose")).isNotEqualTo(moderators.key("a", "Jos\u00E9"));
    }

    @Test
    void isAnotherPersonInAnotherNamespace() {
        assertThat(moderators.key("a", "mod")).isNotEqualTo(moderators.key("b", "mod"));
    }
}
