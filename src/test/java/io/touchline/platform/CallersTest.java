package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.touchline.api.Caller;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallersTest {

    private static final String KEY = "0123456789abcdef";

    @Test
    void knowsTheLocalCallerInLocalModeOnly() {
        assertThat(callers(Map.of()).ofKey("local")).contains(new Caller("local", "local", true, Optional.empty()));
        assertThat(callers(Map.of("touchline.mode", "production", "touchline.callers.shop.key", KEY))
                        .ofKey("local"))
                .isEmpty();
    }

    @Test
    void givesACallerItsNamespace() {
        Callers callers = callers(Map.of(
                "touchline.callers.shop.key",
                KEY,
                "touchline.callers.app.key",
                KEY + "2",
                "touchline.callers.app.namespace",
                "shared",
                "touchline.callers.app.keep-text",
                "false",
                "touchline.callers.app.policy",
                "strict"));

        assertThat(callers.ofKey(KEY)).contains(new Caller("shop", "shop", true, Optional.empty()));
        assertThat(callers.ofKey(KEY + "2")).contains(new Caller("app", "shared", false, Optional.of("strict")));
        assertThat(callers.ofKey(KEY + "3")).isEmpty();
        assertThat(callers.namespaces()).containsExactlyInAnyOrder("local", "shop", "shared");
        assertThat(callers.policyIds()).containsExactly("strict");
    }

    @Test
    void refusesWhatCouldNotBeToldApartOrIsNoKey() {
        assertRefused(Map.of("touchline.callers.a.key", KEY, "touchline.callers.b.key", KEY), "has the key of");
        assertRefused(Map.of("touchline.callers.a.key", KEY, "touchline.callers.a.namespace", "a:b"), "namespaces are");
        assertRefused(Map.of("touchline.mode", "production"), "needs at least one");
        assertRefused(Map.of("touchline.mode", "production", "touchline.callers.a.key", "short"), "not a real key");
    }

    private static void assertRefused(Map<String, String> properties, String message) {
        assertThatThrownBy(() -> callers(properties))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }

    private static Callers callers(Map<String, String> properties) {
        return Callers.of(new SmallRyeConfigBuilder()
                .withMapping(ServiceConfig.class)
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(ServiceConfig.class));
    }
}
