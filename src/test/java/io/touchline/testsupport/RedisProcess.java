package io.touchline.testsupport;

import io.touchline.platform.embedded.RedisBinary;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A redis-server of a test's own, with an append-only file and no snapshots, which can be stopped, killed, paused and
 * started again with its data. Its port and its directory stay the same until it is closed. It does not outlive the JVM,
 * however that ends. Not for use by several threads.
 */
public final class RedisProcess implements AutoCloseable {

    /** When the append-only file is forced to the disk. A killed server loses nothing either way, a killed host may. */
    public enum Fsync {
        ALWAYS,
        EVERYSEC
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * Below the range from which outgoing connections get their ports, also with the 10,000 that the cluster bus adds:
     * nothing else takes the port of a server that is away, not even a client that tries to reach it.
     */
    private static final int FIRST_PORT = 12_000;

    private static final int PORTS = 10_000;
    private static final int BUS = 10_000;

    /** SIGKILL, because a paused server would not see SIGTERM. */
    private static final String WATCHDOG = "trap '' INT TERM HUP; read _; kill -KILL \"$1\" 2>/dev/null";

    private final Path directory;
    private final int port;
    private final List<String> command;
    private Process server;
    private Process watchdog;

    private RedisProcess(Path directory, int port, List<String> command) {
        this.directory = directory;
        this.port = port;
        this.command = command;
    }

    /** Starts one that is set up like that of local mode. */
    public static RedisProcess start() {
        return start(Fsync.EVERYSEC);
    }

    /** @param options more of them for the command line, such as {@code "--maxmemory", "10mb"} */
    public static RedisProcess start(Fsync fsync, String... options) {
        try {
            Path directory = Files.createTempDirectory("touchline-redis-");
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(
                    RedisBinary.unpacked().toString(),
                    "--bind",
                    "127.0.0.1",
                    "--port",
                    Integer.toString(port),
                    "--dir",
                    directory.toString(),
                    "--save",
                    "",
                    "--appendonly",
                    "yes",
                    "--appendfsync",
                    fsync.name().toLowerCase(Locale.ROOT),
                    "--maxmemory-policy",
                    "noeviction"));
            command.addAll(List.of(options));
            RedisProcess redis = new RedisProcess(directory, port, command);
            redis.launch();
            return redis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that nothing else takes while its server is away. */
    public static int freePort() {
        for (int i = 0; i < 100; i++) {
            int port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
            if (isFree(port) && isFree(port + BUS)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + FIRST_PORT + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void launch() throws IOException {
        server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        watchdog = new ProcessBuilder("/bin/sh", "-c", WATCHDOG, "touchline-redis-watchdog", "" + server.pid()).start();
        try {
            awaitPong();
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
    }

    /** While it still loads its append-only file Redis answers -LOADING, which is not yet a start. */
    private void awaitPong() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!pongs()) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Redis did not start on port " + port + ":\n" + Files.readString(log()));
            }
            ServiceProcess.pause(Duration.ofMillis(10));
        }
    }

    private boolean pongs() {
        try {
            return ask("PING").equals("PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private Path log() {
        return directory.resolve("redis.log");
    }

    public long pid() {
        return server.pid();
    }

    /** Where it listens, on the loopback address. */
    public int port() {
        return port;
    }

    public String url() {
        return "redis://localhost:" + port;
    }

    /** Where its append-only file and {@code redis.log} are. */
    public Path directory() {
        return directory;
    }

    /**
     * Sends words without blanks, such as {@code INFO commandstats}, on a connection of its own.
     *
     * @return the text, or the number, that Redis answers; lists are not understood
     * @throws UncheckedIOException also if it answers an error, which is then the message of the cause
     */
    public String command(String words) {
        try {
            return ask(words);
        } catch (IOException e) {
            throw new UncheckedIOException(words + " on port " + port, e);
        }
    }

    private String ask(String words) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String line = line(in);
            String rest = line.substring(1);
            return switch (line.charAt(0)) {
                case '+', ':' -> rest;
                case '$' -> new String(in.readNBytes(Integer.parseInt(rest)), StandardCharsets.UTF_8);
                default -> throw new IOException(rest);
            };
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Redis closed the connection");
            }
            line.append((char) c);
        }
        in.read();
        return line.toString();
    }

    /** SIGTERM, after which Redis writes what it has not written, and waits for the end. */
    public void stop() {
        if (server.isAlive()) {
            resume();
            server.destroy();
            awaitEnd();
        }
    }

    /** SIGKILL, and waits for the end. */
    public void kill() {
        server.destroyForcibly();
        awaitEnd();
    }

    /** Starts it again with its data; one that still runs is stopped first. */
    public void restart() {
        stop();
        try {
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGSTOP: connections stay open, and new ones are accepted by the system, but nothing answers. */
    public void pause() {
        ServiceProcess.signal("STOP", List.of(server.pid()));
    }

    /** SIGCONT: what was sent in the meantime is answered now. */
    public void resume() {
        ServiceProcess.signal("CONT", List.of(server.pid()));
    }

    private void awaitEnd() {
        try {
            if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Redis did not stop, see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        // Its pid may become another process's.
        watchdog.destroyForcibly();
    }

    /** Ends it, if it runs, and deletes its data. */
    @Override
    public void close() {
        kill();
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
