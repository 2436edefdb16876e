package io.touchline.training.tuning;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.TunedWeights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of an encoder's file, as what they are: those of eight-bit matrices multiplied out. A layer's matrices are
 * named as in BERT's own code ({@code encoder.layer.0.attention.self.query}), by the node that multiplies with them;
 * everything else has the name of the file.
 */
final class EncoderGraph {

    private static final String NUMBERS = "_quantized";
    private static final String SCALE = "_scale";
    private static final String ZERO = "_zero_point";
    private static final String PRODUCT = "/MatMul_quant";

    /**
     * Some numbers of the file.
     *
     * @param name in the file, without what the parts of an eight-bit matrix add
     * @param rows 1 for a vector
     * @param isEightBit whether the file has it in eight bits with a scale a column
     */
    record Parameter(String name, int rows, int columns, float[] numbers, boolean isEightBit) {}

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    private EncoderGraph() {}

    /** @throws EncoderException if the file is not there or has not the form that is expected */
    static EncoderGraph read(EncoderKind kind) throws EncoderException {
        try (InputStream in = kind.graph()) {
            EncoderGraph read = new EncoderGraph();
            read.add(ModelProto.parseFrom(in).getGraph());
            return read;
        } catch (IOException | IllegalArgumentException e) {
            throw new EncoderException(kind + " cannot be tuned: " + e.getMessage(), e);
        }
    }

    Map<String, Parameter> parameters() {
        return Map.copyOf(parameters);
    }

    private void add(GraphProto graph) {
        Map<String, TensorProto> tensors = new HashMap<>();
        graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
        for (TensorProto tensor : graph.getInitializerList()) {
            String name = tensor.getName();
            if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()
                    && tensor.getDimsCount() == 1
                    && !name.endsWith(SCALE)) {
                put(name, new Parameter(name, 1, (int) tensor.getDims(0), floats(tensor), false));
            } else if (name.startsWith("embeddings.") && name.endsWith(NUMBERS)) {
                String base = base(name);
                put(base, embeddings(base, tensor, tensors));
            }
        }
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals("MatMulInteger")) {
                String role = node.getName().substring(1).replace(PRODUCT, "").replace('/', '.');
                String base = base(node.getInput(1));
                put(role, matrix(base, tensors));
            }
        }
    }

    private void put(String role, Parameter parameter) {
        parameters.put(role, parameter);
    }

    private static TensorProto tensor(String name, Map<String, TensorProto> tensors) {
        TensorProto tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return tensor;
    }

    private static String base(String name) {
        return name.substring(0, name.length() - NUMBERS.length());
    }

    /** One scale and one zero for all. */
    private static Parameter embeddings(String base, TensorProto tensor, Map<String, TensorProto> tensors) {
        float scale = floats(tensor(base + SCALE, tensors))[0];
        int zero = Byte.toUnsignedInt(bytes(tensor(base + ZERO, tensors))[0]);
        byte[] raw = bytes(tensor);
        float[] numbers = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            numbers[i] = (Byte.toUnsignedInt(raw[i]) - zero) * scale;
        }
        return new Parameter(base, (int) tensor.getDims(0), (int) tensor.getDims(1), numbers, false);
    }

    private static Parameter matrix(String base, Map<String, TensorProto> tensors) {
        TensorProto tensor = tensor(base + NUMBERS, tensors);
        int rows = (int) tensor.getDims(0);
        int columns = (int) tensor.getDims(1);
        float[] scales = floats(tensor(base + SCALE, tensors));
        for (byte zero : bytes(tensor(base + ZERO, tensors))) {
            if (zero != 0 || scales.length != columns) {
                throw new IllegalArgumentException(base + " has no zero in its middle or no scale a column");
            }
        }
        byte[] raw = bytes(tensor);
        float[] numbers = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            numbers[i] = raw[i] * scales[i % columns];
        }
        return new Parameter(base, rows, columns, numbers, true);
    }

    private static byte[] bytes(TensorProto tensor) {
        if (!tensor.getRawData().isEmpty()) {
            return tensor.getRawData().toByteArray();
        }
        byte[] bytes = new byte[tensor.getInt32DataCount()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) tensor.getInt32Data(i);
        }
        return bytes;
    }

    private static float[] floats(TensorProto tensor) {
        if (tensor.getRawData().isEmpty()) {
            float[] floats = new float[tensor.getFloatDataCount()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = tensor.getFloatData(i);
            }
            return floats;
        }
        FloatBuffer raw = ByteBuffer.wrap(tensor.getRawData().toByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] floats = new float[raw.remaining()];
        raw.get(floats);
        return floats;
    }

    /** What stands in the place of some parameters. @param changed by their roles */
    TunedWeights tuned(Map<String, float[]> changed) {
        Map<String, TunedWeights.Matrix> matrices = new HashMap<>();
        Map<String, float[]> vectors = new HashMap<>();
        changed.forEach((role, numbers) -> {
            Parameter before = parameters.get(role);
            if (before.isEightBit()) {
                matrices.put(before.name(), TunedWeights.Matrix.of(before.rows(), before.columns(), numbers));
            } else {
                vectors.put(before.name(), numbers);
            }
        });
        return TunedWeights.of(matrices, vectors);
    }
}
