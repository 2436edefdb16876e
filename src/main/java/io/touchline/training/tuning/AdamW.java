package io.touchline.training.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;

/**
 * AdamW (Loshchilov and Hutter 2019) by the step of DJL's own optimizer, which never lets go of its state: here it is the
 * manager's.
 */
final class AdamW {

    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.999f;
    private static final float LEAST = 1e-8f;
    private static final float DECAY = 0.01f;
    private static final float AS_IT_IS = 1;
    private static final float NOT_CUT = -1;

    private final NDManager manager;
    private final Map<String, State> states = new HashMap<>();

    AdamW(NDManager manager) {
        this.manager = manager;
    }

    private record State(NDArray mean, NDArray variance) {}

    /**
     * One step, in place.
     *
     * @param name of the weight
     * @param step the first is 1
     * @param rate of learning
     */
    void update(String name, NDArray weight, NDArray gradient, int step, float rate) {
        State state = states.computeIfAbsent(
                name, added -> new State(manager.zeros(weight.getShape()), manager.zeros(weight.getShape())));
        float unbiased = (float) (rate * Math.sqrt(1 - Math.pow(SECOND, step)) / (1 - Math.pow(FIRST, step)));
        weight.getNDArrayInternal()
                .adamUpdate(
                        new NDList(weight, gradient, state.mean(), state.variance()),
                        new NDList(weight),
                        rate,
                        unbiased,
                        DECAY,
                        AS_IT_IS,
                        NOT_CUT,
                        FIRST,
                        SECOND,
                        LEAST,
                        true,
                        true);
    }
}
