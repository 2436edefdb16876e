package io.touchline.platform;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.ConfigValidationException;
import java.util.function.BiConsumer;

/**
 * Runs the service. A start that fails ends with one line that says why, after whatever was logged: the reason of a
 * stack trace stands far from both of its ends.
 */
@QuarkusMain
@SuppressWarnings("SystemOut")
public final class Main {

    /** Else Quarkus answers what is no URI itself, before anything of ours sees the request or its connection. */
    static final String NO_URI_CHECK = "vertx.disableURIValidation";

    private Main() {}

    public static void main(String... arguments) {
        BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, failure) -> {
            if (failure != null && code != 0) {
                say(failure);
            }
            exit.accept(code, failure);
        });
        System.setProperty(NO_URI_CHECK, "true");
        try {
            Quarkus.run(arguments);
        } catch (RuntimeException | Error failure) {
            // The configuration was refused, and logging is not there yet.
            if (!(failure instanceof ConfigValidationException)) { // Its trace would have the values once more.
                failure.printStackTrace();
            }
            say(failure);
            exit.accept(1, failure);
        }
    }

    private static void say(Throwable failure) {
        System.err.println("Touchline does not start: " + StartFailure.reason(failure));
    }
}
