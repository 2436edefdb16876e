package io.touchline.casework.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Reads a ZIP that nobody vouches for: nothing is unpacked, only files of {@link PackFile} are looked at, each exactly
 * once, none beyond the size that it may have; and what a reader of the whole stream sees must be what a reader of the
 * directory sees.
 */
final class PackInput implements AutoCloseable {

    private final Path path;
    private final ZipFile zip;

    PackInput(Path path) throws IOException {
        this.path = path;
        this.zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        try {
            checkNames(zip.stream().map(ZipEntry::getName).toList());
            checkBegin();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Works on what a file holds. */
    interface Reader {
        void read(InputStream in) throws IOException;
    }

    private static void checkNames(List<String> names) throws PackFault {
        Set<PackFile> met = EnumSet.noneOf(PackFile.class);
        for (String name : names) {
            PackFile file = PackFile.of(name).orElseThrow(() -> new PackFault("there is a file that no pack has"));
            if (!met.add(file)) {
                throw new PackFault(name + " is there twice");
            }
        }
        for (PackFile file : PackFile.values()) {
            if (!met.contains(file)) {
                throw new PackFault(file.fileName() + " is missing");
            }
        }
    }

    private void checkBegin() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] begin = in.readNBytes(4);
            if (begin.length < 4 || begin[0] != 'P' || begin[1] != 'K' || begin[2] != 3 || begin[3] != 4) {
                throw new PackFault("something stands before the pack");
            }
        }
    }

    /**
     * Reads the pack as a stream, without its directory.
     *
     * @param expected of every file digest and size
     */
    void checkStream(Map<PackFile, Manifest.Listed> expected) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in =
                new ZipInputStream(new BufferedInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                PackFile file = PackFile.of(entry.getName())
                        .orElseThrow(() -> new PackFault("there is a file that no pack has"));
                if (!digest(in, expected.get(file).size())
                        .equals(expected.get(file).sha256())) {
                    throw new PackFault(file.fileName() + " is not the same to every reader");
                }
            }
        }
        checkNames(names);
    }

    byte[] bytes(PackFile file, int most) throws IOException {
        try (InputStream in = in(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new PackFault(file.fileName() + " is too large");
            }
            return bytes;
        }
    }

    /** The digest of a file, hexadecimal. @param size that it must have */
    String digest(PackFile file, long size) throws IOException {
        try (InputStream in = in(file)) {
            return digest(in, size);
        }
    }

    void read(PackFile file, Reader reader) throws IOException {
        try (InputStream in = new BufferedInputStream(in(file))) {
            reader.read(in);
        }
    }

    private InputStream in(PackFile file) throws IOException {
        return zip.getInputStream(zip.getEntry(file.fileName()));
    }

    private static String digest(InputStream in, long size) throws IOException {
        DigestInputStream digested = new DigestInputStream(in, DigestUtils.getSha256Digest());
        byte[] buffer = new byte[8192];
        long read = 0;
        for (int n = digested.read(buffer); n >= 0; n = digested.read(buffer)) {
            read += n;
            if (read > size) {
                throw new PackFault("a file is larger than the manifest says");
            }
        }
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
