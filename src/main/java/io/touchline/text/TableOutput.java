package io.touchline.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Takes tables as they lie in memory, for {@link TableInput} to read in the same order. For one thread. */
public final class TableOutput {

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

    private ByteBuffer with(int bytes) {
        if (buffer.remaining() < bytes) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(buffer.flip());
        }
        return buffer;
    }

    public void integer(int value) {
        with(Integer.BYTES).putInt(value);
    }

    public void real(double value) {
        with(Double.BYTES).putDouble(value);
    }

    public void flag(boolean value) {
        with(1).put((byte) (value ? 1 : 0));
    }

    public void bytes(byte[] values) {
        integer(values.length);
        with(values.length).put(values);
    }

    public void flags(boolean[] values) {
        integer(values.length);
        for (boolean value : values) {
            flag(value);
        }
    }

    public void chars(char[] values) {
        integer(values.length);
        ByteBuffer to = with(values.length * Character.BYTES);
        to.asCharBuffer().put(values);
        to.position(to.position() + values.length * Character.BYTES);
    }

    public void shorts(short[] values) {
        integer(values.length);
        ByteBuffer to = with(values.length * Short.BYTES);
        to.asShortBuffer().put(values);
        to.position(to.position() + values.length * Short.BYTES);
    }

    public void integers(int[] values) {
        integer(values.length);
        ByteBuffer to = with(values.length * Integer.BYTES);
        to.asIntBuffer().put(values);
        to.position(to.position() + values.length * Integer.BYTES);
    }

    public void longs(long[] values) {
        integer(values.length);
        ByteBuffer to = with(values.length * Long.BYTES);
        to.asLongBuffer().put(values);
        to.position(to.position() + values.length * Long.BYTES);
    }

    public void text(String value) {
        chars(value.toCharArray());
    }

    public void texts(List<String> values) {
        integers(values.stream().mapToInt(String::length).toArray());
        text(String.join("", values));
    }

    /** Writes everything so far, and before it how much that is. */
    public void writeTo(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] written = written();
        ByteBuffer sized = ByteBuffer.allocate(Integer.BYTES + written.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, sized.putInt(written.length).put(written).array());
    }

    /** Everything so far. */
    public byte[] written() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
