package io.touchline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command will write: looked at before the hours of work whose result it is for. */
final class OutputFile {

    private OutputFile() {}

    /** Makes the folders that it lies in. @throws UsageException if it cannot be written there */
    static void prepare(Path file) throws UsageException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be written: there is no folder " + folder);
        }
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new UsageException(file + " cannot be written");
        }
    }
}
