package io.touchline.casework.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AppealRulesTest {

    private static final Instant DECIDED = Instant.parse("2026-03-01T12:00:00Z");

    private final AppealRules rules = new AppealRules(Duration.ofDays(60), Duration.ofDays(15), Duration.ofDays(5));

    @Test
    void takesAppealsUpToTheLastMoment() {
        assertThat(rules.inTime(DECIDED, DECIDED.plus(Duration.ofDays(60)))).isTrue();
        assertThat(rules.inTime(DECIDED, DECIDED.plus(Duration.ofDays(60)).plusMillis(1)))
                .isFalse();
    }

    @Test
    void remindsBeforeTheDeadline() {
        assertThat(rules.due(DECIDED)).isEqualTo("2026-03-16T12:00:00Z");
        assertThat(rules.remindUpTo(Instant.parse("2026-03-11T12:00:00Z"))).isEqualTo(rules.due(DECIDED));
    }

    @Test
    void refusesTimesThatContradict() {
        assertThatThrownBy(() -> new AppealRules(Duration.ZERO, Duration.ofDays(15), Duration.ofDays(5)))
                .hasMessageContaining("filing-within");
        assertThatThrownBy(() -> new AppealRules(Duration.ofDays(60), Duration.ofDays(-1), Duration.ofDays(5)))
                .hasMessageContaining("deadline");
        assertThatThrownBy(() -> new AppealRules(Duration.ofDays(60), Duration.ofDays(5), Duration.ofDays(5)))
                .hasMessageContaining("remind-before");
    }
}
