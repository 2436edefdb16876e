package io.touchline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatesTest {

    @Test
    void givesABurstOfTenSecondsWhereNoneIsSaid() {
        Rates rates = rates(Map.of(
                "touchline.callers.shop.rate.per-second", "20",
                "touchline.callers.app.rate.per-second", "20",
                "touchline.callers.app.rate.burst", "20",
                "touchline.callers.free.keep-text", "false",
                "touchline.people.rate.per-second", "5"));

        assertThat(rates.callers()).isEqualTo(Map.of("shop", new Rate(20, 200), "app", new Rate(20, 20)));
        assertThat(rates.people()).contains(new Rate(5, 50));
        assertThat(rates(Map.of()).people()).isEqualTo(Optional.empty());
    }

    @Test
    void hasNoBurstBelowZeroHoweverHighTheRate() {
        assertThat(rates(Map.of("touchline.people.rate.per-second", "300000000"))
                        .people())
                .contains(new Rate(300_000_000, Integer.MAX_VALUE));
    }

    @Test
    void namesTheRateThatIsNone() {
        assertRefused(
                Map.of("touchline.callers.shop.rate.per-second", "50", "touchline.callers.shop.rate.burst", "20"),
                "touchline.callers.shop.rate.burst must be at least touchline.callers.shop.rate.per-second");
        assertRefused(
                Map.of("touchline.callers.shop.rate.per-second", "0"),
                "touchline.callers.shop.rate.per-second must be at least 1");
        assertRefused(
                Map.of("touchline.people.rate.per-second", "5", "touchline.people.rate.burst", "4"),
                "touchline.people.rate.burst must be at least touchline.people.rate.per-second");
    }

    @Test
    void refusesABurstThatNoRateFills() {
        assertRefused(
                Map.of("touchline.callers.shop.rate.burst", "20"),
                "touchline.callers.shop.rate.burst needs touchline.callers.shop.rate.per-second");
    }

    private static void assertRefused(Map<String, String> properties, String message) {
        assertThatThrownBy(() -> rates(properties))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(message);
    }

    private static Rates rates(Map<String, String> properties) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(CallersConfig.class)
                .withMapping(PeopleConfig.class)
                .withDefaultValues(properties)
                .build();
        return Rates.of(config.getConfigMapping(CallersConfig.class), config.getConfigMapping(PeopleConfig.class));
    }
}
