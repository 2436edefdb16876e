package io.touchline.training.tuning;

import ai.djl.ndarray.NDManager;

/** PyTorch, by way of DJL. */
final class PyTorch {

    private static final String ENGINE = "PyTorch";

    /** DJL looks for a cloud it may run in and tells its makers, and fetches what it misses. It shall do neither. */
    static {
        System.setProperty("ai.djl.offline", "true");
    }

    private PyTorch() {}

    /** Everything that is made with it is let go of when it is closed. */
    static NDManager manager() {
        return NDManager.newBaseManager(ENGINE);
    }
}
