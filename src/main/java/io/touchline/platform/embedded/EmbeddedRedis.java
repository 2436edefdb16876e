package io.touchline.platform.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A real Redis from the binaries inside {@code org.signal:embedded-redis}, on an ephemeral loopback port. */
final class EmbeddedRedis {

    private static final String VERSION = "7.0.15";
    private static final Duration START = Duration.ofSeconds(20);

    private EmbeddedRedis() {}

    /** @return the URL; the server's files are under {@code directory/redis} */
    static String start(Path directory) throws IOException {
        Path home = Files.createDirectories(directory.resolve("redis"));
        Path pidFile = home.resolve("redis.pid");
        ChildProcesses.awaitEnd(pidFile, home, Duration.ofSeconds(20));
        Path binary = unpack(home);
        int port = freePort();
        List<String> command = List.of(
                binary.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                home.toString(),
                "--pidfile",
                pidFile.toString(),
                "--logfile",
                home.resolve("redis.log").toString(),
                "--daemonize",
                "no",
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--maxmemory-policy",
                "noeviction");
        Process keeper = ChildProcesses.startTied(command);
        awaitPong(port, keeper, home);
        return "redis://127.0.0.1:" + port;
    }

    /** @return the server's binary for this platform, left in {@code home}; taken from there if it is there already */
    static Path unpack(Path home) throws IOException {
        String name = "redis-server-" + VERSION + "-" + platform();
        Path binary = home.resolve(name);
        if (Files.isExecutable(binary)) {
            return binary;
        }
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new NoClassDefFoundError("no " + name + " on the class path");
            }
            // Another process may unpack it too.
            Path unfinished = Files.createTempFile(home, name, ".part");
            Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
            if (!unfinished.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + unfinished + " executable");
            }
            Files.move(unfinished, binary, StandardCopyOption.ATOMIC_MOVE);
        }
        return binary;
    }

    private static String platform() throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = arch.contains("aarch64") || arch.contains("arm64");
        if (os.contains("linux")) {
            return arm ? "linux-arm64" : "linux-amd64";
        }
        if (os.contains("mac")) {
            return arm ? "darwin-arm64" : "darwin-amd64";
        }
        throw new IOException("no embedded Redis for " + os + "; set quarkus.redis.hosts");
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static void awaitPong(int port, Process keeper, Path home) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            if (!keeper.isAlive()) {
                throw new IOException("Redis ended at once, see " + home.resolve("redis.log"));
            }
            if (pongs(port)) {
                return;
            }
            ChildProcesses.pause();
        }
        throw new IOException("Redis did not answer within " + START.toSeconds() + " s, see " + home + "/redis.log");
    }

    /** While it still loads its append-only file Redis answers -LOADING, which is not yet a start. */
    private static boolean pongs(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
