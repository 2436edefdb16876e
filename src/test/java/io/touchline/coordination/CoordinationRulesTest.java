package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings of windows that contradict each other are refused by name. */
class CoordinationRulesTest {

    @Test
    void namesWhatContradictsItself() {
        assertObjectsRefused(Map.of("window", "3h"), "touchline.coordination.window must be");
        assertObjectsRefused(Map.of("cap", "4"), "touchline.coordination.cap must be at least 8");
        assertObjectsRefused(Map.of("period", "6h"), "touchline.coordination.ttl.objects must be at least");
        assertTargetsRefused(Map.of("lateness", "PT-1S"), "touchline.coordination.lateness not below zero");
        assertTargetsRefused(Map.of("max-rows", "50"), "touchline.coordination.max-rows must be at least 80");
        assertTargetsRefused(Map.of("lateness", "48h"), "touchline.coordination.ttl.target must be at least");
    }

    private static void assertObjectsRefused(Map<String, String> settings, String message) {
        assertThatThrownBy(() -> ObjectRules.of(TestConfigs.with(settings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static void assertTargetsRefused(Map<String, String> settings, String message) {
        assertThatThrownBy(() -> WindowRules.of(TestConfigs.with(settings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
