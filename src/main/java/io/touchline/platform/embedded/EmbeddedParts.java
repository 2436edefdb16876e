package io.touchline.platform.embedded;

import io.touchline.api.StartRefusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * The embedded parts of one data directory. They belong to the JVM: a live reload or a second application in the same
 * test JVM finds them running, and they end when the JVM ends, however it ends.
 */
final class EmbeddedParts {

    /** The directory's lock lives as long as the JVM; the field keeps it from being collected and so released. */
    @SuppressWarnings("unused")
    private static FileLock held;

    private EmbeddedParts() {}

    /**
     * @return configuration keys of the parts asked for
     * @throws IllegalStateException with a message for the operator if a part cannot be started
     */
    static synchronized Map<String, String> start(Path dataDirectory, boolean postgres, boolean redis) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        Map<String, String> urls = new HashMap<>();
        prepare(directory);
        try {
            if (redis) {
                urls.put("quarkus.redis.hosts", remembered(directory, "redis", () -> EmbeddedRedis.start(directory)));
            }
            if (postgres) {
                String url = remembered(directory, "postgres", () -> EmbeddedPostgresPart.start(directory));
                urls.put("quarkus.datasource.jdbc.url", url);
                urls.put("quarkus.datasource.username", "postgres");
                urls.put("quarkus.datasource.password", "postgres");
            }
        } catch (NoClassDefFoundError e) {
            throw new StartRefusal(
                    "This build leaves out the embedded PostgreSQL and Redis: set quarkus.datasource.jdbc.url and"
                            + " quarkus.redis.hosts, or run a build with its optional dependencies.",
                    e);
        } catch (IOException e) {
            throw StartRefusal.ofFile("The embedded parts could not be started in " + directory, "", e);
        }
        return urls;
    }

    private static void prepare(Path directory) {
        try {
            Files.createDirectories(directory);
            lock(directory);
        } catch (IOException e) {
            throw StartRefusal.ofFile("touchline.data-dir", directory, e);
        }
    }

    /** System properties outlive the class loaders of a live reload; a static field does not. */
    private static String remembered(Path directory, String part, PartStart start) throws IOException {
        String key = "io.touchline.embedded." + part + "." + directory;
        String url = System.getProperty(key);
        if (url == null) {
            url = start.url();
            System.setProperty(key, url);
        }
        return url;
    }

    private static void lock(Path directory) throws IOException {
        String key = "io.touchline.embedded.lock." + directory;
        if (System.getProperty(key) != null) {
            return;
        }
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("Another Touchline is using " + directory
                    + ": stop it, or give this one its own directory with -Dtouchline.data-dir=PATH.");
        }
        held = lock;
        System.setProperty(key, "held");
    }

    private interface PartStart {
        String url() throws IOException;
    }
}
