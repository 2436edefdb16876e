package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.testsupport.PostgresProcess;
import io.touchline.testsupport.RedisProcess;
import io.touchline.testsupport.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the packaged service starts with, what it refuses to start with, and how it says so. */
@Execution(ExecutionMode.CONCURRENT)
class StartIT {

    private static final String WITHOUT_ENCODER = "-Dtouchline.encoder.enabled=false";

    /** Who starts in {@link #begun} does so alone: a folder is one service's. */
    private static final String BEGUN = "io.touchline.platform.StartIT.begun";

    private static Path begun;

    @Test
    void countsFromZeroAndKnowsItsKeyAgain() throws IOException {
        Path directory = directory();
        try (ServiceProcess service = ServiceProcess.start(
                directory, RedisProcess.freePort(), Map.of("TOUCHLINE_RETENTION_TEXT", "30d"), WITHOUT_ENCODER)) {
            assertThat(service.get("/q/metrics").body())
                    .as("a rate sees the first one only where there was a zero")
                    .containsPattern("touchline_comments_total\\{suggestion=\"PASS\",?} 0\\.0")
                    .containsPattern("touchline_degraded_total\\{part=\"queue\",?} 0\\.0")
                    .containsPattern("touchline_admission_refused_total 0\\.0")
                    .containsPattern("touchline_stream_lines_total 0\\.0")
                    .containsPattern("touchline_stream_failed_lines_total 0\\.0")
                    .containsPattern("touchline_erasure_unfinished_seconds 0\\.0")
                    .containsPattern("touchline_store_days_ahead 7\\.0");
        }
        assertThat(directory.resolve("service.log"))
                .content()
                .contains("hmac-key.noted")
                .contains("variables that nothing reads: TOUCHLINE_RETENTION_TEXT.");
        Path key = directory.resolve("data/hmac.key");
        Files.writeString(key, "00".repeat(32));

        assertThatThrownBy(() -> ServiceProcess.start(directory, WITHOUT_ENCODER))
                .isInstanceOf(IllegalStateException.class);

        assertThat(lastLine(directory))
                .startsWith("Touchline does not start: the HMAC key in ")
                .contains("is not the one that this database was begun with", "-Dtouchline.data-dir=PATH");
    }

    /** Else every comment of a replica that calls itself ready would fail. */
    @Test
    @ResourceLock(BEGUN)
    void refusesAShadowModelThatDoesNotRead() throws IOException {
        Path directory = begun();
        Path damaged =
                Files.writeString(directory.resolve("shadow.bin"), "TLNG, and then nothing of what belongs there");

        assertThatThrownBy(() -> ServiceProcess.start(
                        directory,
                        WITHOUT_ENCODER,
                        "-Dtouchline.assessment.shadow-model-file=" + damaged.toAbsolutePath()))
                .isInstanceOf(IllegalStateException.class);

        assertThat(lastLine(directory))
                .startsWith("Touchline does not start: touchline.assessment.shadow-model-file: "
                        + damaged.toAbsolutePath() + ": ");
    }

    /** Likewise. */
    @ParameterizedTest
    @ResourceLock(BEGUN)
    @CsvSource({
        "-Dtouchline.coordination.period=6h,"
                + " touchline.coordination.ttl.objects must be at least touchline.coordination.period",
        "-Dtouchline.redis.calls=65, touchline.redis.calls must be from 1 to 64",
        "-Dtouchline.callers.shop.keep-text=ture,"
                + " 'touchline.callers.shop.keep-text: must be true (yes, y, on, 1) or false (no, n, off, 0)'",
        "-Dtouchline.assessment.lexicon-directory=no-such-folder,"
                + " touchline.assessment.lexicon-directory: no-such-folder: no such file or directory",
        "-Dquarkus.datasource.jdbc.url=jdbc:mysql://127.0.0.1/touchline,"
                + " quarkus.datasource.jdbc.url must be a URL such as jdbc:postgresql://HOST:5432/DATABASE",
    })
    void refusesSettingsThatCannotBe(String setting, String reason) throws IOException {
        Path directory = begun();

        assertThatThrownBy(() -> ServiceProcess.start(directory, WITHOUT_ENCODER, setting))
                .isInstanceOf(IllegalStateException.class);

        assertThat(lastLine(directory)).isEqualTo("Touchline does not start: " + reason);
    }

    @Test
    void refusesInOneLineWhatProductionLacks() throws IOException {
        Path directory = directory();

        assertThatThrownBy(() -> ServiceProcess.start(directory, "-Dtouchline.mode=production"))
                .isInstanceOf(IllegalStateException.class);

        assertThat(lastLine(directory))
                .isEqualTo("Touchline does not start: touchline.mode=production needs quarkus.datasource.jdbc.url and"
                        + " quarkus.redis.hosts and touchline.hmac-key");
    }

    @Test
    void refusesInProductionWhatNothingReads() throws IOException {
        Path directory = directory();
        try (PostgresProcess postgres = PostgresProcess.start(Files.createDirectories(directory.resolve("postgres")));
                RedisProcess redis = RedisProcess.start()) {
            List<String> settings = new ArrayList<>(List.of(
                    WITHOUT_ENCODER,
                    "-Dtouchline.mode=production",
                    "-Dtouchline.hmac-key=only-for-this-test-of-starts",
                    "-Dquarkus.redis.hosts=redis://127.0.0.1:" + redis.port(),
                    "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
                    "-Dquarkus.datasource.username=postgres",
                    "-Dquarkus.datasource.password=postgres"));
            Map<String, String> variables =
                    Map.of("TOUCHLINE_CALLERS_MATCH_CENTRE_KEYS_A_SHA256", "secret-by-mistake", "TOUCHLINE_URL", "x");

            assertThatThrownBy(() -> ServiceProcess.start(
                            directory, RedisProcess.freePort(), variables, settings.toArray(String[]::new)))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(lastLine(directory))
                    .startsWith(
                            "Touchline does not start: touchline.mode=production refuses variables that nothing reads:"
                                    + " TOUCHLINE_CALLERS_MATCH_CENTRE_KEYS_A_SHA256.");
            assertThat(directory.resolve("service.log")).content().doesNotContain("secret-by-mistake");
        }
    }

    /** One for all that are refused whatever their database is: to make one takes seconds. */
    private static synchronized Path begun() throws IOException {
        if (begun == null) {
            begun = directory();
        }
        return begun;
    }

    private static Path directory() throws IOException {
        return Files.createTempDirectory(Path.of("target"), "start-");
    }

    private static String lastLine(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("service.log"));
        return lines.get(lines.size() - 1);
    }
}
