package io.touchline.encoder;

import io.touchline.encoder.EncoderModel.Weighing;
import io.touchline.learned.ModelException;
import io.touchline.learned.NgramModel;
import io.touchline.learned.SealedBytes;
import io.touchline.lexicon.Category;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * A second tier as bytes, without the encoders: the first tier it belongs to, band, weighings and heads, sealed.
 */
public final class EncoderModelFile {

    private static final SealedBytes SEAL = new SealedBytes("TLEN", 1);
    private static final String BUNDLED = "/models/encoder.bin";

    private EncoderModelFile() {}

    /** The model in the jar. */
    public static EncoderModel bundled() {
        try (InputStream in = EncoderModelFile.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + BUNDLED + " in the jar");
            }
            return read(in.readAllBytes());
        } catch (IOException | ModelException e) {
            throw new IllegalStateException(BUNDLED + ": " + e.getMessage(), e);
        }
    }

    /** @throws ModelException if the file is no model of this format, or was damaged */
    public static EncoderModel read(Path file) throws IOException, ModelException {
        try {
            return read(Files.readAllBytes(file));
        } catch (ModelException e) {
            throw new ModelException(file + ": " + e.getMessage());
        }
    }

    static EncoderModel read(byte[] bytes) throws ModelException {
        return SEAL.open(bytes, (in, name) -> read(in, "encoder-" + name));
    }

    private static EncoderModel read(DataInputStream in, String version) throws IOException {
        String besides = in.readUTF();
        double band = in.readDouble();
        Map<Category, Weighing> weighings = new EnumMap<>(Category.class);
        for (Category category : NgramModel.CATEGORIES) {
            weighings.put(category, new Weighing(in.readDouble(), in.readDouble(), in.readDouble()));
        }
        Map<EncoderKind, KernelHead> heads = new EnumMap<>(EncoderKind.class);
        for (EncoderKind kind : EncoderKind.values()) {
            heads.put(kind, head(in, kind.dimension()));
        }
        return new EncoderModel(version, besides, band, heads, weighings);
    }

    private static KernelHead head(DataInputStream in, int dimension) throws IOException {
        int count = in.readInt();
        if (count < 1 || count > in.available()) {
            throw new IOException("it ends too early");
        }
        double gamma = in.readDouble();
        float step = in.readFloat();
        int components = in.readUnsignedShort();
        Projection projection =
                new Projection(floats(in, dimension), floats(in, dimension), floats(in, components * dimension));
        byte[] points = in.readNBytes(count * components);
        float[][] coefficients = new float[NgramModel.CATEGORIES.size()][];
        double[] offsets = new double[coefficients.length];
        for (int k = 0; k < coefficients.length; k++) {
            offsets[k] = in.readDouble();
            coefficients[k] = floats(in, count);
        }
        return new KernelHead(projection, gamma, points, step, coefficients, offsets);
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count * Float.BYTES);
        if (bytes.length < count * Float.BYTES) {
            throw new EOFException("it ends too early");
        }
        float[] floats = new float[count];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(floats);
        return floats;
    }

    /** A model with the version that belongs to its content; the arguments are those of {@link EncoderModel}. */
    public static EncoderModel of(
            String besides, double band, Map<EncoderKind, KernelHead> heads, Map<Category, Weighing> weighings) {
        try {
            return read(bytes(new EncoderModel("", besides, band, heads, weighings)));
        } catch (ModelException e) {
            throw new IllegalStateException("a model that was just made does not read", e);
        }
    }

    /** The bytes of a model. */
    public static byte[] bytes(EncoderModel model) {
        return SEAL.seal(out -> write(model, out));
    }

    private static void write(EncoderModel model, DataOutputStream out) throws IOException {
        out.writeUTF(model.besides());
        out.writeDouble(model.band());
        for (Category category : NgramModel.CATEGORIES) {
            Weighing weighing = model.weighings().get(category);
            out.writeDouble(weighing.factor());
            out.writeDouble(weighing.constant());
            out.writeDouble(weighing.slope());
        }
        for (EncoderKind kind : EncoderKind.values()) {
            write(model.heads().get(kind), out);
        }
    }

    private static void write(KernelHead head, DataOutputStream out) throws IOException {
        out.writeInt(head.count());
        out.writeDouble(head.gamma());
        out.writeFloat(head.step());
        Projection projection = head.projection();
        out.writeShort(projection.components());
        write(projection.means(), out);
        write(projection.scales(), out);
        write(projection.directions(), out);
        out.write(head.points());
        for (int k = 0; k < head.coefficients().length; k++) {
            out.writeDouble(head.offsets()[k]);
            write(head.coefficients()[k], out);
        }
    }

    private static void write(float[] floats, DataOutputStream out) throws IOException {
        for (float number : floats) {
            out.writeFloat(number);
        }
    }
}
