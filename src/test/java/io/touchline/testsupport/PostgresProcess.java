package io.touchline.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL of a test's own, with fsync on, which can be stopped, killed, paused and started again with its data. Its
 * port stays the same. Not for use by several threads.
 */
public final class PostgresProcess implements AutoCloseable {

    private static final Path BINARIES = Path.of("target/postgres-binaries").toAbsolutePath();

    private final Path directory;
    private final int port;
    private EmbeddedPostgres postgres;

    private PostgresProcess(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** @param directory for its data and its log */
    public static PostgresProcess start(Path directory) {
        PostgresProcess process = new PostgresProcess(directory.toAbsolutePath(), RedisProcess.freePort());
        shareBinaries(directory);
        process.launch();
        return process;
    }

    /** Where a PostgreSQL begins it would unpack its own, which takes it longer than all else. */
    static void shareBinaries(Path directory) {
        try {
            Path own = Files.createDirectories(directory).resolve("binaries");
            if (!Files.exists(own)) {
                Files.createSymbolicLink(own, Files.createDirectories(BINARIES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                    .setDataDirectory(directory.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setOutputRedirector(log())
                    .setErrorRedirector(log())
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder.Redirect log() {
        return ProcessBuilder.Redirect.appendTo(
                directory.resolve("postgres.log").toFile());
    }

    /** Where it listens, on the loopback address. */
    public int port() {
        return port;
    }

    /** For looking at the tables without the service. */
    public Rows rows() {
        return new Rows(postgres.getPostgresDatabase());
    }

    /** SIGSTOP to all of it: connections stay open, and new ones are accepted by the system, but nothing answers. */
    public void pause() {
        ServiceProcess.signal("STOP", pids());
    }

    /** SIGCONT. */
    public void resume() {
        ServiceProcess.signal("CONT", pids());
    }

    /** Its fast stop: transactions are rolled back, connections closed. */
    public void stop() {
        close();
    }

    /** SIGKILL to all of it, as when the machine goes: it has to recover from its log. */
    public void kill() {
        List<Long> pids = pids();
        ServiceProcess.signal("KILL", pids);
        while (pids.stream().anyMatch(PostgresProcess::isAlive)) {
            ServiceProcess.pause(Duration.ofMillis(10));
        }
        close();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Starts one that was stopped or killed again with its data. */
    public void restart() {
        launch();
    }

    private long postmaster() {
        return ServiceProcess.firstLine(directory.resolve("data/postmaster.pid"));
    }

    /** The postmaster first. */
    public List<Long> pids() {
        List<Long> pids = new ArrayList<>(List.of(postmaster()));
        ProcessHandle.of(pids.get(0)).orElseThrow().descendants().forEach(child -> pids.add(child.pid()));
        return pids;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
