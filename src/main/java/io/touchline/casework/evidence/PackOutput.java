package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/** Writes the files of a pack one after the other and keeps count of them. Each file once. */
final class PackOutput implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ZipOutputStream zip;
    private final LocalDateTime at;
    private final List<Manifest.Listed> files = new ArrayList<>();

    /** @param at what the files say when they were made, in UTC */
    PackOutput(OutputStream out, Instant at) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.at = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    /** What goes into one file. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** @return its digest, hexadecimal */
    String file(PackFile file, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(file.fileName());
        entry.setTimeLocal(at);
        zip.putNextEntry(entry);
        Counted counted = new Counted(zip);
        content.write(counted);
        zip.closeEntry();
        String sha256 = counted.sha256();
        files.add(new Manifest.Listed(file.fileName(), counted.size, sha256));
        return sha256;
    }

    /** A whole document. @return its digest, hexadecimal */
    String document(PackFile file, Object value) throws IOException {
        byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        return file(file, out -> {
            out.write(json);
            out.write('\n');
        });
    }

    static void line(OutputStream out, Object value) throws IOException {
        out.write(JSON.writeValueAsBytes(value));
        out.write('\n');
    }

    /** Those that were written so far. */
    List<Manifest.Listed> files() {
        return List.copyOf(files);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Counted extends DigestOutputStream {

        private long size;

        Counted(OutputStream out) {
            super(out, DigestUtils.getSha256Digest());
        }

        @Override
        public void write(int b) throws IOException {
            super.write(b);
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            super.write(bytes, offset, length);
            size += length;
        }

        String sha256() {
            return HexFormat.of().formatHex(getMessageDigest().digest());
        }
    }
}
