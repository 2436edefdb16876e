package io.touchline.encoder;

import io.touchline.learned.ModelException;
import io.touchline.learned.SealedBytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** A {@link PairModel} as bytes, sealed. */
public final class PairModelFile {

    private static final SealedBytes SEAL = new SealedBytes("TLPR", 1);
    private static final String BUNDLED = "/models/pairs.bin";

    private PairModelFile() {}

    /** The model in the jar. */
    public static PairModel bundled() {
        return SEAL.bundled(BUNDLED, (in, name) -> read(in, "pairs-" + name));
    }

    /** @throws ModelException if these are no model of this format, or were damaged */
    public static PairModel read(byte[] bytes) throws ModelException {
        return SEAL.open(bytes, (in, name) -> read(in, "pairs-" + name));
    }

    private static PairModel read(DataInputStream in, String version) throws IOException {
        Map<EncoderKind, TunedWeights> tuned = new EnumMap<>(EncoderKind.class);
        Map<EncoderKind, LinearHead> heads = new EnumMap<>(EncoderKind.class);
        for (EncoderKind kind : EncoderKind.values()) {
            tuned.put(kind, WeightBytes.tuned(in));
            heads.put(kind, WeightBytes.head(in, Relation.values().length, PairModel.PARTS * kind.dimension()));
        }
        return new PairModel(version, tuned, heads);
    }

    /** @param model its version does not matter: it follows from the rest */
    public static byte[] bytes(PairModel model) {
        return SEAL.seal(out -> write(model, out));
    }

    private static void write(PairModel model, DataOutputStream out) throws IOException {
        for (EncoderKind kind : EncoderKind.values()) {
            WeightBytes.write(model.tuned().get(kind), out);
            WeightBytes.write(model.heads().get(kind), out);
        }
    }
}
