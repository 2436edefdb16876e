package io.touchline.encoder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** What training leaves of encoders and heads, as part of a file. */
final class WeightBytes {

    private static final String TOO_SHORT = "it ends too early";

    private WeightBytes() {}

    static TunedWeights tuned(DataInputStream in) throws IOException {
        Map<String, TunedWeights.Matrix> matrices = new HashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String name = in.readUTF();
            int rows = in.readUnsignedShort();
            int columns = in.readUnsignedShort();
            matrices.put(name, new TunedWeights.Matrix(rows, columns, direct(in, rows * columns), floats(in, columns)));
        }
        Map<String, float[]> vectors = new HashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            vectors.put(in.readUTF(), floats(in, in.readUnsignedShort()));
        }
        return TunedWeights.of(matrices, vectors);
    }

    private static ByteBuffer direct(DataInputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException(TOO_SHORT);
        }
        return ByteBuffer.allocateDirect(count).put(bytes).flip();
    }

    static LinearHead head(DataInputStream in, int outputs, int dimension) throws IOException {
        float[][] weights = new float[outputs][];
        float[] offsets = new float[weights.length];
        for (int k = 0; k < weights.length; k++) {
            offsets[k] = in.readFloat();
            weights[k] = floats(in, dimension);
        }
        return new LinearHead(weights, offsets);
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count * Float.BYTES);
        if (bytes.length < count * Float.BYTES) {
            throw new EOFException(TOO_SHORT);
        }
        float[] floats = new float[count];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(floats);
        return floats;
    }

    static void write(TunedWeights tuned, DataOutputStream out) throws IOException {
        out.writeShort(tuned.matrices().size());
        for (Map.Entry<String, TunedWeights.Matrix> entry : tuned.matrices().entrySet()) {
            TunedWeights.Matrix matrix = entry.getValue();
            out.writeUTF(entry.getKey());
            out.writeShort(matrix.rows());
            out.writeShort(matrix.columns());
            byte[] numbers = new byte[matrix.numbers().capacity()];
            matrix.numbers().get(0, numbers);
            out.write(numbers);
            write(matrix.scales(), out);
        }
        out.writeShort(tuned.vectors().size());
        for (Map.Entry<String, float[]> entry : tuned.vectors().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeShort(entry.getValue().length);
            write(entry.getValue(), out);
        }
    }

    static void write(LinearHead head, DataOutputStream out) throws IOException {
        for (int k = 0; k < head.outputs(); k++) {
            out.writeFloat(head.offset(k));
            write(head.weights(k), out);
        }
    }

    private static void write(float[] floats, DataOutputStream out) throws IOException {
        for (float number : floats) {
            out.writeFloat(number);
        }
    }
}
