package io.touchline.learned;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
        if (bytes.length < MARK + Integer.BYTES + CHECKSUM
                || !mark.equals(new String(bytes, 0, MARK, StandardCharsets.ISO_8859_1))) {
            throw new ModelException("is not a model");
        }
        byte[] sealed = Arrays.copyOf(bytes, bytes.length - CHECKSUM);
        byte[] checksum = DigestUtils.sha256(sealed);
        if (!Arrays.equals(checksum, Arrays.copyOfRange(bytes, sealed.length, bytes.length))) {
            throw new ModelException("does not have the checksum that stands at its end");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(sealed, MARK, sealed.length - MARK))) {
            int found = in.readInt();
            if (found != format) {
                throw new ModelException("is of format " + found + ", and only " + format + " is known");
            }
            T model = reader.read(in, HexFormat.of().formatHex(checksum).substring(0, NAME_DIGITS));
            if (in.read() >= 0) {
                throw new ModelException("goes on behind its end");
            }
            return model;
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException("is not a model: " + e.getMessage());
        }
    }

    /** What a file inside the jar holds. @throws IllegalStateException if it is not there, or no model of this kind */
    public <T> T bundled(String resource, Reader<T> reader) {
        try (InputStream in = SealedBytes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + resource + " in the jar");
            }
            return open(in.readAllBytes(), reader);
        } catch (IOException | ModelException e) {
            throw new IllegalStateException(resource + ": " + e.getMessage(), e);
        }
    }

    /** The SHA-256 of some bytes, in hex digits. */
    public static String checksum(byte[] content) {
        return DigestUtils.sha256Hex(content);
    }
}
