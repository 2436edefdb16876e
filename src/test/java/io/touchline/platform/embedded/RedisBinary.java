package io.touchline.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The redis-server that local mode starts, for tests that start one of their own; {@code -Dtouchline.redis-server=FILE}
 * takes another one, such as what a cluster will run.
 */
public final class RedisBinary {

    private RedisBinary() {}

    /**
     * Unpacked once per build directory. Not at the same time on two threads: a server just forked would hold the file
     * open for writing, and then it cannot be executed.
     */
    public static synchronized Path unpacked() {
        String other = System.getProperty("touchline.redis-server", "");
        if (!other.isEmpty()) {
            return Path.of(other);
        }
        try {
            return EmbeddedRedis.unpack(Files.createDirectories(Path.of("target", "redis")))
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
