package io.touchline.lexicon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** The lexicon files of one moment, sorted by name, with a version that changes when any name or content does. */
public record LexiconFiles(List<LexiconFile> files, String version) {

    static final int LARGEST_FILE = 1 << 20;

    private static final String SUFFIX = ".yaml";
    private static final String KUSTOMIZATION = "kustomization.yaml";
    private static final int VERSION_LENGTH = 12;

    /** Stands in a version for the length of a content that was not read. */
    private static final int UNREAD = -1;

    /** The reason of an error that may pass by itself. */
    public static final String UNREAD_FILE = "cannot be read";

    public LexiconFiles {
        files = List.copyOf(files);
    }

    public static LexiconFiles of(Collection<LexiconFile> files) {
        List<LexiconFile> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(LexiconFile::name));
        return new LexiconFiles(sorted, versionOf(sorted));
    }

    /**
     * Reads the {@code *.yaml} files that lie directly in a directory, through symbolic links. Names with a leading dot
     * are left out: in a mounted ConfigMap they are the swapped directories behind the links.
     *
     * @throws LexiconException if a file is too large, cannot be read or is not UTF-8
     * @throws IOException if the directory cannot be read, or a file went away meanwhile
     */
    public static LexiconFiles read(Path directory) throws IOException {
        LexiconErrors errors = new LexiconErrors();
        List<LexiconFile> files = new ArrayList<>();
        for (Path path : lexicons(directory)) {
            readFile(path, files, errors);
        }
        errors.throwIfAny();
        return of(files);
    }

    /**
     * The version that {@link #read} would find, without making text of what is mostly the same as before; of a set
     * that it refuses, one that no set has which it takes.
     *
     * @throws IOException as above
     */
    public static String version(Path directory) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        for (Path path : lexicons(directory)) {
            update(digest, path.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            Optional<byte[]> content = content(path);
            if (content.isPresent()) {
                update(digest, content.get());
            } else {
                length(digest, UNREAD);
            }
        }
        return named(digest);
    }

    /** Empty if it is too large or cannot be read. @throws NoSuchFileException if it went away meanwhile */
    private static Optional<byte[]> content(Path path) throws NoSuchFileException {
        try {
            return Files.size(path) > LARGEST_FILE ? Optional.empty() : Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** By name. */
    private static List<Path> lexicons(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(LexiconFiles::isLexicon)
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isLexicon(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(SUFFIX)
                && !name.startsWith(".")
                && !name.equals(KUSTOMIZATION)
                && Files.isRegularFile(path);
    }

    /** @throws NoSuchFileException if it went away meanwhile */
    private static void readFile(Path path, List<LexiconFile> files, LexiconErrors errors) throws NoSuchFileException {
        String name = path.getFileName().toString();
        try {
            if (Files.size(path) > LARGEST_FILE) {
                errors.add(name, 0, "", "is larger than 1 MiB");
                return;
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            files.add(new LexiconFile(name, text));
        } catch (CharacterCodingException e) {
            errors.add(name, 0, "", "is not UTF-8");
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            errors.add(name, 0, "", UNREAD_FILE);
        }
    }

    private static String versionOf(List<LexiconFile> sorted) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        sorted.forEach(file -> update(digest, file.name(), file.text().getBytes(StandardCharsets.UTF_8)));
        return named(digest);
    }

    private static String named(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    }

    private static void update(MessageDigest digest, String name, byte[] content) {
        update(digest, name.getBytes(StandardCharsets.UTF_8));
        update(digest, content);
    }

    /** The length goes first, so that no two sets of names and contents run into the same bytes. */
    private static void update(MessageDigest digest, byte[] bytes) {
        length(digest, bytes.length);
        digest.update(bytes);
    }

    private static void length(MessageDigest digest, int length) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
    }
}
