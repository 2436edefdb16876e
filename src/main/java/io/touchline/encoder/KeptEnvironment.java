package io.touchline.encoder;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * A second reference to the native environment, which counts them. The library has a shutdown hook that lets go of its
 * own, at the same time as the service shuts down: what still makes a session then would end the process in native code.
 * The library offers no way to keep it, so the reference is taken as the library takes its own.
 */
final class KeptEnvironment {

    private static boolean kept;

    private KeptEnvironment() {}

    /** Keeps it until the process ends, if the library is as it was; else a shutdown while loading may not be clean. */
    static synchronized void keep() {
        if (kept) {
            return;
        }
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            create.setAccessible(true);
            create.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "touchline");
            kept = true;
        } catch (ReflectiveOperationException e) {
            System.getLogger(KeptEnvironment.class.getName())
                    .log(System.Logger.Level.WARNING, "the encoders' environment cannot be kept", e);
        }
    }
}
