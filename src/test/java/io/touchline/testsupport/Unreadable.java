package io.touchline.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is there and cannot be read, by root either. */
public final class Unreadable {

    private Unreadable() {}

    /** Only on Linux: a link to this process's memory, which has nothing at its first address. */
    public static void at(Path file) throws IOException {
        Files.createSymbolicLink(file, Path.of("/proc/self/mem"));
    }
}
