package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.touchline.api.KeyedHash;
import io.touchline.api.StartRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that cannot be one is told by the setting or the file it stands in, and never quoted. */
class KeyedHashSourceTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("hmac.key");
    }

    @Test
    void makesAKeyOnce() {
        byte[] first = made(Map.of()).of("account");

        assertThat(made(Map.of()).of("account")).isEqualTo(first);
        assertThat(file).isRegularFile();
    }

    @Test
    void refusesAShortKey() {
        assertThatThrownBy(() -> made(Map.of("touchline.hmac-key", "s3cret")))
                .isInstanceOf(StartRefusal.class)
                .hasMessage("touchline.hmac-key: the HMAC key needs at least 16 bytes");
    }

    @Test
    void refusesADamagedFile() throws IOException {
        Files.writeString(file, "s3cret".repeat(10));
        assertThatThrownBy(() -> made(Map.of()))
                .isInstanceOf(StartRefusal.class)
                .hasMessage("the HMAC key in " + file + " is not written in hexadecimal digits")
                .hasNoCause();

        Files.writeString(file, "00ff");
        assertThatThrownBy(() -> made(Map.of()))
                .isInstanceOf(StartRefusal.class)
                .hasMessage("the HMAC key in " + file + ": the HMAC key needs at least 16 bytes");
    }

    @Test
    void refusesAPlaceThatHoldsNoFile() throws IOException {
        Path taken = Files.createFile(directory.resolve("taken"));

        assertThatThrownBy(() -> made(Map.of("touchline.data-dir", taken.toString())))
                .isInstanceOf(StartRefusal.class)
                .hasMessage("touchline.data-dir, where local mode keeps its HMAC key: " + taken + ": not a directory");
    }

    private KeyedHash made(Map<String, String> given) {
        Map<String, String> properties = new HashMap<>(Map.of("touchline.data-dir", directory.toString()));
        properties.putAll(given);
        ServiceConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValues(properties)
                .withMapping(ServiceConfig.class)
                .build()
                .getConfigMapping(ServiceConfig.class);
        return new KeyedHashSource().keyedHash(config);
    }
}
