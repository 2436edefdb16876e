package io.touchline.learned;

import io.touchline.learned.LearnedModel.Blend;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A model as bytes: a mark, the format, bias and slope and scale of each category, the packed weights, the labels with
 * theirs, and a SHA-256 of all before it. Numbers are big-endian. The first eight hex digits of the checksum are the
 * model's version.
 */
public final class ModelFile {

    private static final byte[] MARK = {'T', 'L', 'N', 'G'};
    private static final int FORMAT = 1;
    private static final int CHECKSUM = 32;
    private static final int VERSION_DIGITS = 8;
    private static final String BUNDLED = "/models/ngram.bin";

    private ModelFile() {}

    /** The model in the jar. */
    public static LearnedModel bundled() {
        try (InputStream in = ModelFile.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + BUNDLED + " in the jar");
            }
            return parse(in.readAllBytes());
        } catch (IOException | ModelException e) {
            throw new IllegalStateException(BUNDLED + ": " + e.getMessage(), e);
        }
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
        if (bytes.length < MARK.length + CHECKSUM || !Arrays.equals(MARK, Arrays.copyOf(bytes, MARK.length))) {
            throw new ModelException("is not a model");
        }
        byte[] content = Arrays.copyOf(bytes, bytes.length - CHECKSUM);
        byte[] checksum = digest(content);
        if (!Arrays.equals(checksum, Arrays.copyOfRange(bytes, content.length, bytes.length))) {
            throw new ModelException("does not have the checksum that stands at its end");
        }
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(content, MARK.length, content.length - MARK.length))) {
            return read(in, "ngram-" + HexFormat.of().formatHex(checksum).substring(0, VERSION_DIGITS));
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException("is not a model: " + e.getMessage());
        }
    }

    private static LearnedModel read(DataInputStream in, String version) throws IOException, ModelException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new ModelException("is of format " + format + ", and only " + FORMAT + " is known");
        }
        Map<Category, Blend> blends = new EnumMap<>(Category.class);
        double[] scales = new double[NgramModel.CATEGORIES.size()];
        for (int i = 0; i < scales.length; i++) {
            blends.put(NgramModel.CATEGORIES.get(i), new Blend(in.readDouble(), in.readDouble()));
            scales[i] = in.readDouble();
        }
        int[] weights = new int[1 << TextFeatures.SLOTS_LOG];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = in.readInt();
        }
        List<Label> labels = new ArrayList<>();
        int count = in.readUnsignedByte();
        float[] biases = new float[count];
        for (int i = 0; i < count; i++) {
            String wire = in.readUTF();
            labels.add(Label.ofWire(wire).orElseThrow(() -> new IllegalArgumentException("no label " + wire)));
            biases[i] = in.readFloat();
        }
        byte[] ofLabels = in.readNBytes(count << LabelModel.SLOTS_LOG);
        if (in.read() >= 0) {
            throw new ModelException("goes on behind its end");
        }
        return new LearnedModel(
                version, new NgramModel(weights, scales), new LabelModel(labels, ofLabels, biases), blends);
    }

    /** The bytes of a model. */
    public static byte[] bytes(LearnedModel model) {
        return bytes(model.ngrams(), model.labels(), model.blends());
    }

    /** The bytes of a model; reading them gives it the version that belongs to them. */
    static byte[] bytes(NgramModel ngrams, LabelModel labels, Map<Category, Blend> blends) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MARK);
            out.writeInt(FORMAT);
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
            out.flush();
            byte[] checksum = digest(bytes.toByteArray());
            out.write(checksum);
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
