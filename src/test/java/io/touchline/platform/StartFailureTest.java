package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import io.touchline.api.ServiceMode;
import io.touchline.api.StartRefusal;
import io.touchline.api.StrictSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last line of a start that fails. */
class StartFailureTest {

    @Test
    void isWhatARefusalSaysHoweverDeepItLies() {
        Throwable refusal = new StartRefusal(
                "quarkus.http.host is not an address: here", new UnknownHostException("here: unknown"));

        assertThat(StartFailure.reason(new RuntimeException("Failed to start quarkus", new RuntimeException(refusal))))
                .isEqualTo("quarkus.http.host is not an address: here");
        assertThat(StartFailure.reason(refusal)).isEqualTo("quarkus.http.host is not an address: here");
    }

    @Test
    void isElseTheInnermostCauseInOneLine() {
        assertThat(StartFailure.reason(new RuntimeException("outer", new IOException("first\n\tsecond\n"))))
                .isEqualTo("first; second");
        assertThat(StartFailure.reason(new RuntimeException(new NullPointerException())))
                .isEqualTo("java.lang.NullPointerException");
    }

    @Test
    void namesThePortThatIsTaken() {
        assertThat(StartFailure.reason(new RuntimeException(
                        new QuarkusBindException("127.0.0.1", 8080, new BindException("Address already in use")))))
                .isEqualTo("quarkus.http.port or quarkus.http.host: Port already bound: 8080: Address already in use");
    }

    /** As the library words it today: a release that words it otherwise shows here. */
    @ParameterizedTest
    @CsvSource({
        "demo.keep, ture, must be true (yes; y; on; 1) or false (no; n; off; 0)",
        "demo.keep, s3cret, must be true (yes; y; on; 1) or false (no; n; off; 0)",
        "demo.keep, 'a \"quoted\" s3cret', must be true (yes; y; on; 1) or false (no; n; off; 0)",
        "demo.delay, 1x, Invalid duration: 1x",
        "demo.calls, two, 'Expected an integer value; got \"two\"'",
        "demo.mode, produktion, 'Cannot convert produktion to enum class io.touchline.api.ServiceMode; allowed values:"
                + " production;local'",
    })
    void namesASettingThatCannotBeRead(String key, String value, String wrong) {
        assertThat(StartFailure.reason(new RuntimeException(refused(Map.of(key, value))))
                        .replace(",", ";"))
                .isEqualTo(key + ": " + wrong);
    }

    @Test
    void tellsAllSettingsThatAreWrongOnce() {
        assertThat(StartFailure.reason(refused(Map.of("demo.calls", "65", "demo.delay", "2h")))
                        .split("; "))
                .containsExactlyInAnyOrder("demo.calls must be from 1 to 64", "demo.delay must be from 1ms to 1h");
        assertThat(StartFailure.reason(refused(Map.of("demo.clals", "5"))))
                .startsWith("demo.clals in ")
                .endsWith(" does not map to any root");
    }

    private static Throwable refused(Map<String, String> properties) {
        return catchThrowable(() -> new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValues(properties)
                .withValidator(new SettingBounds())
                .withMapping(Demo.class, "demo")
                .build());
    }

    /** Settings as features have them. */
    interface Demo {

        @WithDefault("true")
        @WithConverter(StrictSettings.Flag.class)
        boolean keep();

        @WithDefault("1s")
        @Bounds(from = "1ms", to = "1h")
        Duration delay();

        @WithDefault("20")
        @Bounds(from = "1", to = "64")
        int calls();

        @WithDefault("local")
        ServiceMode mode();
    }
}
