package io.touchline.platform.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real PostgreSQL from zonky's binaries, on an ephemeral loopback port, its data kept between runs. */
final class EmbeddedPostgresPart {

    private EmbeddedPostgresPart() {}

    /** @return the JDBC URL; the server's files are under {@code directory/postgres} */
    static String start(Path directory) throws IOException {
        Path home = Files.createDirectories(directory.resolve("postgres"));
        Path data = home.resolve("data");
        Path pidFile = data.resolve("postmaster.pid");
        ChildProcesses.awaitEnd(pidFile, home, Duration.ofSeconds(30));
        // Not closed here on purpose: the watchdog ends it after the JVM is gone, zonky's hook would do so during
        // drain.
        @SuppressWarnings("resource")
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        home.resolve("postgres.log").toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        home.resolve("postgres.log").toFile()))
                // zonky runs its tests' servers without durability; an acknowledged answer must survive here.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                // Assessments are parts by day, each with its indexes, and planning locks all of them.
                .setServerConfig("max_locks_per_transaction", "256")
                .setServerConfig("shared_buffers", "128MB")
                .start();
        ChildProcesses.tie(ChildProcesses.pid(pidFile)
                .orElseThrow(() -> new IOException("PostgreSQL started without " + pidFile)));
        return postgres.getJdbcUrl("postgres", "postgres");
    }
}
