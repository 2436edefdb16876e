package io.touchline.learned;

import io.touchline.learned.LearnedModel.Blend;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A model as bytes: bias and slope and scale of each category, the packed weights, the labels with theirs, sealed.
 */
public final class ModelFile {

    private static final SealedBytes SEAL = new SealedBytes("TLNG", 2);
    private static final String BUNDLED = "/models/ngram.bin";

    private ModelFile() {}

    /** The model in the jar. */
    public static LearnedModel bundled() {
        return SEAL.bundled(BUNDLED, (in, name) -> read(in, "ngram-" + name));
    }

    /** @throws ModelException if the file is no model of this format, or was damaged */
    public static LearnedModel read(Path file) throws IOException, ModelException {
        try {
            return parse(Files.readAllBytes(file));
        } catch (ModelException e) {
            throw new ModelException(file + ": " + e.getMessage());
        }
    }

    static LearnedModel parse(byte[] bytes) throws ModelException {
        return SEAL.open(bytes, (in, name) -> read(in, "ngram-" + name));
    }

    private static LearnedModel read(DataInputStream in, String version) throws IOException {
        Map<Category, Blend> blends = new EnumMap<>(Category.class);
        double[] scales = new double[NgramModel.CATEGORIES.size()];
        for (int i = 0; i < scales.length; i++) {
            blends.put(NgramModel.CATEGORIES.get(i), new Blend(in.readDouble(), in.readDouble()));
            scales[i] = in.readDouble();
        }
        int[] weights = new int[1 << NgramModel.SLOTS_LOG];
        byte[] packed = in.readNBytes(weights.length * Integer.BYTES);
        if (packed.length < weights.length * Integer.BYTES) {
            throw new EOFException("it ends too early");
        }
        ByteBuffer.wrap(packed).asIntBuffer().get(weights);
        List<Label> labels = new ArrayList<>();
        int count = in.readUnsignedByte();
        float[] biases = new float[count];
        for (int i = 0; i < count; i++) {
            String wire = in.readUTF();
            labels.add(Label.ofWire(wire).orElseThrow(() -> new IllegalArgumentException("no label " + wire)));
            biases[i] = in.readFloat();
        }
        byte[] ofLabels = in.readNBytes(count << LabelModel.SLOTS_LOG);
        return new LearnedModel(
                version, new NgramModel(weights, scales), new LabelModel(labels, ofLabels, biases), blends);
    }

    /** A model with the version that belongs to its content. */
    public static LearnedModel of(NgramModel ngrams, LabelModel labels, Map<Category, Blend> blends) {
        try {
            return parse(bytes(ngrams, labels, blends));
        } catch (ModelException e) {
            throw new IllegalStateException("a model that was just made does not read", e);
        }
    }

    /** The bytes of a model. */
    public static byte[] bytes(LearnedModel model) {
        return bytes(model.ngrams(), model.labels(), model.blends());
    }

    static byte[] bytes(NgramModel ngrams, LabelModel labels, Map<Category, Blend> blends) {
        return SEAL.seal(out -> write(ngrams, labels, blends, out));
    }

    private static void write(NgramModel ngrams, LabelModel labels, Map<Category, Blend> blends, DataOutputStream out)
            throws IOException {
        double[] scales = ngrams.scales();
        for (int i = 0; i < scales.length; i++) {
            Blend blend = blends.get(NgramModel.CATEGORIES.get(i));
            out.writeDouble(blend.bias());
            out.writeDouble(blend.slope());
            out.writeDouble(scales[i]);
        }
        for (int weight : ngrams.weights()) {
            out.writeInt(weight);
        }
        out.writeByte(labels.labels().size());
        for (int i = 0; i < labels.labels().size(); i++) {
            out.writeUTF(labels.labels().get(i).wire());
            out.writeFloat(labels.biases()[i]);
        }
        out.write(labels.weights());
    }
}
