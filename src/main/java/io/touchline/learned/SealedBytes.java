package io.touchline.learned;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The envelope of a model's bytes: a mark of four letters, the number of the format, the content, and a SHA-256 of all
 * before it, whose first eight hex digits name the content. Numbers are big-endian.
 *
 * @param mark what files of this kind begin with
 * @param format the only one that is known
 */
public record SealedBytes(String mark, int format) {

    private static final int MARK = 4;
    private static final int CHECKSUM = 32;
    private static final int NAME_DIGITS = 8;

    /** Writes content. */
    public interface Writer {

        void write(DataOutputStream out) throws IOException;
    }

    /** Reads content. @param <T> what it is */
    public interface Reader<T> {

        /**
         * @param name the digits that name the content
         * @throws IllegalArgumentException if it cannot be
         */
        T read(DataInputStream in, String name) throws IOException;
    }

    public byte[] seal(Writer content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBytes(mark);
            out.writeInt(format);
            content.write(out);
            out.flush();
            out.write(DigestUtils.sha256(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        return bytes.toByteArray();
    }

    /** @throws ModelException if the bytes are no model of this kind and format, or were damaged */
    public <T> T open(byte[] bytes, Reader<T> reader) throws ModelException {
        requireMark(bytes);
        int end = bytes.length - CHECKSUM;
        byte[] checksum = DigestUtils.updateDigest(DigestUtils.getSha256Digest(), ByteBuffer.wrap(bytes, 0, end))
                .digest();
        if (!Arrays.equals(checksum, 0, CHECKSUM, bytes, end, bytes.length)) {
            throw new ModelException("does not have the checksum that stands at its end");
        }
        return opened(bytes, reader);
    }

    /**
     * What a file inside the jar holds. It is as whole as the code beside it, and hashed when that is built, not at each
     * start.
     *
     * @throws IllegalStateException if it is not there, or no model of this kind
     */
    public <T> T bundled(String resource, Reader<T> reader) {
        try (InputStream in = SealedBytes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + resource + " in the jar");
            }
            byte[] bytes = in.readAllBytes();
            requireMark(bytes);
            return opened(bytes, reader);
        } catch (IOException | ModelException e) {
            throw new IllegalStateException(resource + ": " + e.getMessage(), e);
        }
    }

    private void requireMark(byte[] bytes) throws ModelException {
        if (bytes.length < MARK + Integer.BYTES + CHECKSUM
                || !mark.equals(new String(bytes, 0, MARK, StandardCharsets.ISO_8859_1))) {
            throw new ModelException("is not a model");
        }
    }

    private <T> T opened(byte[] bytes, Reader<T> reader) throws ModelException {
        int end = bytes.length - CHECKSUM;
        String name = HexFormat.of().formatHex(bytes, end, end + NAME_DIGITS / 2);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, MARK, end - MARK))) {
            int found = in.readInt();
            if (found != format) {
                throw new ModelException("is of format " + found + ", and only " + format + " is known");
            }
            T model = reader.read(in, name);
            if (in.read() >= 0) {
                throw new ModelException("goes on behind its end");
            }
            return model;
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException("is not a model: " + e.getMessage());
        }
    }

    /** The SHA-256 of some bytes, in hex digits. */
    public static String checksum(byte[] content) {
        return DigestUtils.sha256Hex(content);
    }
}
