package io.touchline.training.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.EncoderPieces.Pair;
import io.touchline.encoder.EncoderPieces.Pieces;
import io.touchline.encoder.LinearHead;
import io.touchline.encoder.TunedWeights;
import io.touchline.training.tuning.EncoderGraph.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An encoder (Devlin et al. 2019, BERT: layers of attention and two linear maps, each added to what came in and then
 * normalised) with a linear head over the mean of its pieces, or of what it says at the first mark and that mean, as
 * PyTorch runs it. What tuning changes are the layers and the head; words and places keep their vectors.
 */
final class EncoderNetwork {

    private static final String HEAD = "head";
    private static final String BIAS = ".bias";
    private static final String LAYER = "encoder.layer.";
    private static final float LEAST_VARIANCE = 1e-12f;

    /** Added to the log-weight of what is not there. */
    private static final float NOWHERE = -10_000;

    private final EncoderKind kind;
    private final int layers;
    private final double dropout;
    private final Reads reads;
    private final Map<String, NDArray> numbers = new TreeMap<>();

    /** What the head gets. */
    enum Reads {
        MEAN(1),
        FIRST_AND_MEAN(2);

        private final int parts;

        Reads(int parts) {
            this.parts = parts;
        }
    }

    /**
     * A text, or two of them as one.
     *
     * @param types 0 for a piece of the first text, 1 for one of the second
     * @param from where the pieces begin that the mean is of; they end before the last mark
     */
    record Row(long[] numbers, long[] types, int from) {

        static Row of(Pieces text) {
            return new Row(text.numbers(), new long[text.numbers().length], 1);
        }

        static Row of(Pair pair) {
            return new Row(pair.numbers(), pair.types(), pair.second());
        }
    }

    /**
     * @param start what stands in the place of numbers of the graph
     * @param outputs of the head
     * @throws IllegalArgumentException if what it starts with was tuned of another encoder
     */
    EncoderNetwork(
            EncoderKind kind,
            EncoderGraph graph,
            TunedWeights start,
            NDManager manager,
            Reads reads,
            int outputs,
            double dropout) {
        start.requireOf(kind);
        this.kind = kind;
        this.dropout = dropout;
        this.reads = reads;
        graph.parameters().forEach((role, parameter) -> {
            // What Java hands over lies where it happens to, and sums come out by where: PyTorch's own copy does not.
            try (NDArray handed = manager.create(exact(parameter, start), shape(parameter))) {
                numbers.put(role, handed.duplicate());
            }
        });
        numbers.put(HEAD, manager.zeros(new Shape(reads.parts * kind.dimension(), outputs)));
        numbers.put(HEAD + BIAS, manager.zeros(new Shape(outputs)));
        layers = (int) numbers.keySet().stream()
                .filter(role -> role.startsWith(LAYER) && role.endsWith(".attention.self.query"))
                .count();
        tunable().values().forEach(some -> some.setRequiresGradient(true));
    }

    private static float[] exact(Parameter parameter, TunedWeights start) {
        TunedWeights.Matrix matrix = start.matrices().get(parameter.name());
        return matrix == null ? start.vectors().getOrDefault(parameter.name(), parameter.numbers()) : matrix.exact();
    }

    private static Shape shape(Parameter parameter) {
        return parameter.rows() == 1
                ? new Shape(parameter.columns())
                : new Shape(parameter.rows(), parameter.columns());
    }

    /** What tuning changes, by role. */
    SortedMap<String, NDArray> tunable() {
        SortedMap<String, NDArray> tunable = new TreeMap<>();
        numbers.forEach((role, some) -> {
            if (role.startsWith(LAYER) || isOfHead(role)) {
                tunable.put(role, some);
            }
        });
        return tunable;
    }

    static boolean isOfHead(String role) {
        return role.startsWith(HEAD);
    }

    /** A row for each number of the head's input, then one of offsets. */
    private float[][] head() {
        int outputs = (int) numbers.get(HEAD + BIAS).size();
        float[] flat = numbers.get(HEAD).toFloatArray();
        float[][] rows = new float[flat.length / outputs + 1][outputs];
        for (int i = 0; i < flat.length; i++) {
            rows[i / outputs][i % outputs] = flat[i];
        }
        rows[flat.length / outputs] = numbers.get(HEAD + BIAS).toFloatArray();
        return rows;
    }

    /** What tuning changed but the head, by role. */
    Map<String, float[]> layers() {
        Map<String, float[]> layers = new TreeMap<>();
        tunable().forEach((role, some) -> {
            if (!isOfHead(role)) {
                layers.put(role, some.toFloatArray());
            }
        });
        return layers;
    }

    /** The first of the head's maps begin with those of another one; at first all maps give nothing. */
    void begin(LinearHead first, int maps) {
        float[] flat = numbers.get(HEAD).toFloatArray();
        float[] offsets = numbers.get(HEAD + BIAS).toFloatArray();
        for (int map = 0; map < maps; map++) {
            float[] weights = first.weights(map);
            for (int k = 0; k < weights.length; k++) {
                flat[k * offsets.length + map] = weights[k];
            }
            offsets[map] = first.offset(map);
        }
        numbers.get(HEAD).set(flat);
        numbers.get(HEAD + BIAS).set(offsets);
    }

    /** The first of the head's maps. */
    LinearHead head(int maps) {
        float[][] rows = head();
        float[][] weights = new float[maps][rows.length - 1];
        float[] offsets = new float[maps];
        for (int map = 0; map < maps; map++) {
            for (int k = 0; k < rows.length - 1; k++) {
                weights[map][k] = rows[k][map];
            }
            offsets[map] = rows[rows.length - 1][map];
        }
        return new LinearHead(weights, offsets);
    }

    /** The head's outputs for each text. @param texts of at least one piece each beside the marks */
    NDArray run(NDManager manager, List<Row> texts) {
        NDArray hidden = hidden(manager, texts);
        NDArray mean = mean(hidden, texts, manager);
        return linear(drop(reads == Reads.MEAN ? mean : first(hidden).concat(mean, 1)), HEAD);
    }

    /** What the encoder says of each text: the mean of its pieces. */
    NDArray mean(NDManager manager, List<Row> texts) {
        return mean(hidden(manager, texts), texts, manager);
    }

    private NDArray mean(NDArray hidden, List<Row> texts, NDManager manager) {
        int longest = (int) hidden.getShape().get(1);
        float[] shares = new float[texts.size() * longest];
        for (int i = 0; i < texts.size(); i++) {
            Row text = texts.get(i);
            int end = text.numbers().length - 1;
            for (int k = text.from(); k < end; k++) {
                shares[i * longest + k] = 1f / (end - text.from());
            }
        }
        return manager.create(shares, new Shape(texts.size(), 1, longest))
                .matMul(hidden)
                .reshape(texts.size(), kind.dimension());
    }

    private static NDArray first(NDArray hidden) {
        return hidden.get(":, 0");
    }

    private NDArray hidden(NDManager manager, List<Row> texts) {
        numbers.values().forEach(some -> some.tempAttach(manager));
        int size = texts.size();
        int longest =
                texts.stream().mapToInt(text -> text.numbers().length).max().orElseThrow();
        long[] pieces = new long[size * longest];
        long[] types = new long[pieces.length];
        float[] nowhere = new float[pieces.length];
        Arrays.fill(nowhere, NOWHERE);
        for (int i = 0; i < size; i++) {
            long[] text = texts.get(i).numbers();
            System.arraycopy(text, 0, pieces, i * longest, text.length);
            System.arraycopy(texts.get(i).types(), 0, types, i * longest, text.length);
            Arrays.fill(nowhere, i * longest, i * longest + text.length, 0);
        }
        NDArray hidden = words(manager.create(pieces), manager.create(types), size, longest);
        NDArray mask = manager.create(nowhere, new Shape(size, 1, 1, longest));
        for (int layer = 0; layer < layers; layer++) {
            hidden = layer(hidden, mask, LAYER + layer);
        }
        return hidden;
    }

    private NDArray words(NDArray pieces, NDArray types, int size, int longest) {
        Shape shape = new Shape(size, longest, kind.dimension());
        NDArray words =
                numbers.get("embeddings.word_embeddings.weight").get(pieces).reshape(shape);
        NDArray places = numbers.get("embeddings.position_embeddings.weight")
                .get(new NDIndex("0:" + longest))
                .expandDims(0);
        NDArray ofText = numbers.get("embeddings.token_type_embeddings.weight")
                .get(types)
                .reshape(shape);
        return normalised(words.add(places).add(ofText), "embeddings.LayerNorm");
    }

    private NDArray layer(NDArray in, NDArray mask, String layer) {
        long size = in.getShape().get(0);
        long longest = in.getShape().get(1);
        String attention = layer + ".attention.";
        int width = kind.dimension() / kind.heads();
        NDArray queries = heads(linear(in, attention + "self.query"), width);
        NDArray keys = heads(linear(in, attention + "self.key"), width);
        NDArray values = heads(linear(in, attention + "self.value"), width);
        NDArray weights = drop(queries.matMul(keys.transpose(0, 1, 3, 2))
                .mul((float) (1 / Math.sqrt(width)))
                .add(mask)
                .softmax(-1));
        NDArray looked = weights.matMul(values).transpose(0, 2, 1, 3).reshape(size, longest, kind.dimension());
        NDArray attended =
                normalised(in.add(drop(linear(looked, attention + "output.dense"))), attention + "output.LayerNorm");
        NDArray wide = Activation.gelu(linear(attended, layer + ".intermediate.dense"));
        return normalised(attended.add(drop(linear(wide, layer + ".output.dense"))), layer + ".output.LayerNorm");
    }

    private NDArray heads(NDArray in, int width) {
        return in.reshape(in.getShape().get(0), in.getShape().get(1), kind.heads(), width)
                .transpose(0, 2, 1, 3);
    }

    private NDArray linear(NDArray in, String role) {
        return in.matMul(numbers.get(role)).add(numbers.get(role + BIAS));
    }

    private NDArray normalised(NDArray in, String role) {
        return LayerNorm.layerNorm(
                        in,
                        new Shape(kind.dimension()),
                        numbers.get(role + ".weight"),
                        numbers.get(role + BIAS),
                        LEAST_VARIANCE)
                .singletonOrThrow();
    }

    private NDArray drop(NDArray in) {
        NDList out = Dropout.dropout(in, (float) dropout, true);
        return out.singletonOrThrow();
    }
}
