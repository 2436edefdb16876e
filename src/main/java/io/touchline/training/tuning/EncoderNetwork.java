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
import io.touchline.encoder.EncoderPieces.Pieces;
import io.touchline.training.tuning.EncoderGraph.Parameter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An encoder (Devlin et al. 2019, BERT: layers of attention and two linear maps, each added to what came in and then
 * normalised) with a linear head over the mean of its pieces, as PyTorch runs it. What tuning changes are the layers and
 * the head; words and places keep their vectors.
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
    private final Map<String, NDArray> numbers = new TreeMap<>();

    /** @param outputs of the head */
    EncoderNetwork(EncoderKind kind, EncoderGraph graph, NDManager manager, int outputs, double dropout) {
        this.kind = kind;
        this.dropout = dropout;
        graph.parameters()
                .forEach((role, parameter) -> numbers.put(role, manager.create(parameter.numbers(), shape(parameter))));
        numbers.put(HEAD, manager.zeros(new Shape(kind.dimension(), outputs)));
        numbers.put(HEAD + BIAS, manager.zeros(new Shape(outputs)));
        layers = (int) numbers.keySet().stream()
                .filter(role -> role.startsWith(LAYER) && role.endsWith(".attention.self.query"))
                .count();
        tunable().values().forEach(some -> some.setRequiresGradient(true));
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
    float[][] head() {
        int outputs = (int) numbers.get(HEAD + BIAS).size();
        float[] flat = numbers.get(HEAD).toFloatArray();
        float[][] rows = new float[kind.dimension() + 1][outputs];
        for (int i = 0; i < flat.length; i++) {
            rows[i / outputs][i % outputs] = flat[i];
        }
        rows[kind.dimension()] = numbers.get(HEAD + BIAS).toFloatArray();
        return rows;
    }

    /** The head's outputs for each text. @param texts of at least one piece each beside the marks */
    NDArray run(NDManager manager, List<Pieces> texts) {
        return linear(drop(mean(manager, texts)), HEAD);
    }

    /** What the encoder says of each text: the mean of its pieces. */
    NDArray mean(NDManager manager, List<Pieces> texts) {
        numbers.values().forEach(some -> some.tempAttach(manager));
        int size = texts.size();
        int longest =
                texts.stream().mapToInt(text -> text.numbers().length).max().orElseThrow();
        long[] pieces = new long[size * longest];
        float[] nowhere = new float[pieces.length];
        float[] shares = new float[pieces.length];
        for (int i = 0; i < size; i++) {
            long[] text = texts.get(i).numbers();
            for (int k = 0; k < longest; k++) {
                int at = i * longest + k;
                pieces[at] = k < text.length ? text[k] : 0;
                nowhere[at] = k < text.length ? 0 : NOWHERE;
                shares[at] = k > 0 && k < text.length - 1 ? 1f / (text.length - 2) : 0;
            }
        }
        NDArray hidden = words(manager.create(pieces), size, longest);
        NDArray mask = manager.create(nowhere, new Shape(size, 1, 1, longest));
        for (int layer = 0; layer < layers; layer++) {
            hidden = layer(hidden, mask, LAYER + layer);
        }
        return manager.create(shares, new Shape(size, 1, longest))
                .matMul(hidden)
                .reshape(size, kind.dimension());
    }

    private NDArray words(NDArray pieces, int size, int longest) {
        NDArray words =
                numbers.get("embeddings.word_embeddings.weight").get(pieces).reshape(size, longest, kind.dimension());
        NDArray places = numbers.get("embeddings.position_embeddings.weight")
                .get(new NDIndex("0:" + longest))
                .expandDims(0);
        NDArray first =
                numbers.get("embeddings.token_type_embeddings.weight").get(0).reshape(1, 1, kind.dimension());
        return normalised(words.add(places).add(first), "embeddings.LayerNorm");
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
