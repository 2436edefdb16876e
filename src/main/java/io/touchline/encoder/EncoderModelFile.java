package io.touchline.encoder;

import io.touchline.encoder.EncoderModel.Weighing;
import io.touchline.learned.ModelException;
import io.touchline.learned.NgramModel;
import io.touchline.learned.SealedBytes;
import io.touchline.lexicon.Category;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * A second tier as bytes: the first tier it belongs to, band, weighings, heads and what it has changed of the encoders,
 * without what it has not; sealed.
 */
public final class EncoderModelFile {

    private static final SealedBytes SEAL = new SealedBytes("TLEN", 2);
    private static final String BUNDLED = "/models/encoder.bin";

    private EncoderModelFile() {}

    /** The model in the jar. */
    public static EncoderModel bundled() {
        return SEAL.bundled(BUNDLED, (in, name) -> read(in, "encoder-" + name));
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
        Map<EncoderKind, TunedWeights> tuned = new EnumMap<>(EncoderKind.class);
        Map<EncoderKind, LinearHead> heads = new EnumMap<>(EncoderKind.class);
        for (EncoderKind kind : EncoderKind.values()) {
            tuned.put(kind, WeightBytes.tuned(in));
            heads.put(kind, WeightBytes.head(in, NgramModel.CATEGORIES.size(), kind.dimension()));
        }
        return new EncoderModel(version, besides, band, tuned, heads, weighings);
    }

    /** A model with the version that belongs to its content; the arguments are those of {@link EncoderModel}. */
    public static EncoderModel of(
            String besides,
            double band,
            Map<EncoderKind, TunedWeights> tuned,
            Map<EncoderKind, LinearHead> heads,
            Map<Category, Weighing> weighings) {
        try {
            return read(bytes(new EncoderModel("", besides, band, tuned, heads, weighings)));
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
            WeightBytes.write(model.tuned().get(kind), out);
            WeightBytes.write(model.heads().get(kind), out);
        }
    }
}
