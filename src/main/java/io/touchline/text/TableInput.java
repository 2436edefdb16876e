package io.touchline.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a {@link TableOutput} took, in the same order. Tables that are the same for everybody, or for everybody with
 * the bundled lexicons, are made once when the service is packaged: making them anew takes most of a start. For one
 * thread.
 */
public final class TableInput {

    /** Where the build puts them. */
    public static final String FOLDER = "prepared";

    /** The system property by which a build says that it has made the tables from the very classes beside them. */
    static final String FRESH = "io.touchline.prepared-tables.fresh";

    private final ByteBuffer buffer;

    public TableInput(byte[] written) {
        this.buffer = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The tables that were packaged under a name. Beside loose classes, in a test or while developing, there are none,
     * since they may be those of older classes, unless {@link #FRESH} is true.
     */
    public static Optional<TableInput> packaged(String name) {
        URL found = TableInput.class.getClassLoader().getResource(FOLDER + "/" + name);
        if (found == null || (found.getProtocol().equals("file") && !Boolean.getBoolean(FRESH))) {
            return Optional.empty();
        }
        try (InputStream in = found.openStream()) {
            int size = new TableInput(in.readNBytes(Integer.BYTES)).integer();
            byte[] written = new byte[size];
            if (in.readNBytes(written, 0, size) < size) {
                throw new IOException("it ends too early");
            }
            return Optional.of(new TableInput(written));
        } catch (IOException e) {
            throw new UncheckedIOException("the packaged table " + name + " cannot be read", e);
        }
    }

    public int integer() {
        return buffer.getInt();
    }

    public double real() {
        return buffer.getDouble();
    }

    public boolean flag() {
        return buffer.get() != 0;
    }

    public byte[] bytes() {
        byte[] values = new byte[integer()];
        buffer.get(values);
        return values;
    }

    public boolean[] flags() {
        boolean[] values = new boolean[integer()];
        for (int i = 0; i < values.length; i++) {
            values[i] = flag();
        }
        return values;
    }

    public char[] chars() {
        char[] values = new char[integer()];
        buffer.asCharBuffer().get(values);
        buffer.position(buffer.position() + values.length * Character.BYTES);
        return values;
    }

    public short[] shorts() {
        short[] values = new short[integer()];
        buffer.asShortBuffer().get(values);
        buffer.position(buffer.position() + values.length * Short.BYTES);
        return values;
    }

    public int[] integers() {
        int[] values = new int[integer()];
        buffer.asIntBuffer().get(values);
        buffer.position(buffer.position() + values.length * Integer.BYTES);
        return values;
    }

    public long[] longs() {
        long[] values = new long[integer()];
        buffer.asLongBuffer().get(values);
        buffer.position(buffer.position() + values.length * Long.BYTES);
        return values;
    }

    public String text() {
        return new String(chars());
    }

    public List<String> texts() {
        int[] lengths = integers();
        String all = text();
        String[] values = new String[lengths.length];
        int begin = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = all.substring(begin, begin + lengths[i]);
            begin += lengths[i];
        }
        return Arrays.asList(values);
    }
}
