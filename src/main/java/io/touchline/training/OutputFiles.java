package io.touchline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a command will write: looked at before the hours of work whose result they are for, written beside their
 * places as {@code .part}, and put there together when all is done. What a run that fails or is killed would have written
 * over is as it was: a second tier belongs to one first tier and is of no use beside another.
 */
final class OutputFiles implements AutoCloseable {

    private final Map<Path, Path> parts = new LinkedHashMap<>();

    private OutputFiles() {}

    /**
     * Makes the folders that the files lie in.
     *
     * @param inputs what the command reads
     * @throws UsageException if one cannot be written there, or is an input or another output
     */
    static OutputFiles prepare(List<Path> files, List<Path> inputs) throws UsageException, IOException {
        List<Path> taken = new ArrayList<>(inputs);
        for (Path file : files) {
            for (Path other : taken) {
                if (isSame(file, other)) {
                    throw new UsageException(file + " is to be written, and is an input or another output too");
                }
            }
            taken.add(file);
        }
        for (Path file : files) {
            prepare(file);
        }
        return new OutputFiles();
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.exists(other)
                ? Files.isSameFile(one, other)
                : one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private static void prepare(Path file) throws UsageException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be written: there is no folder " + folder);
        }
        if (Files.isDirectory(file) || Files.exists(file) && !Files.isWritable(file)) {
            throw new UsageException(file + " cannot be written");
        }
        if (!isDevice(file) && !Files.isWritable(folder)) {
            throw new UsageException(file + " cannot be written: nothing can be put into " + folder);
        }
    }

    private static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    /** Keeps what a file is to hold. */
    void write(Path file, byte[] bytes) throws IOException {
        Path part = isDevice(file) ? file : file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        parts.put(file, part);
    }

    /** Where the content of a file is for now; itself if this run does not write it. */
    Path now(Path file) {
        return parts.getOrDefault(file, file);
    }

    /** Puts all files where they belong. */
    void publish() throws IOException {
        for (Map.Entry<Path, Path> entry : parts.entrySet()) {
            Path file = entry.getKey();
            if (!entry.getValue().equals(file)) {
                // Where it is a link, what it leads to is written.
                Files.move(
                        entry.getValue(),
                        Files.exists(file) ? file.toRealPath() : file,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        parts.clear();
    }

    /** Takes away what was not put in its place. */
    @Override
    public void close() throws IOException {
        for (Map.Entry<Path, Path> entry : parts.entrySet()) {
            if (!entry.getValue().equals(entry.getKey())) {
                Files.deleteIfExists(entry.getValue());
            }
        }
    }
}
