package io.touchline.platform;

import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import io.touchline.api.StartRefusal;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells why a start failed, in one line. */
final class StartFailure {

    private static final Pattern NOT_CONVERTED = Pattern.compile("^.*?SRCFG00039: The config property (\\S+) with the"
            + " config value \".*?\" threw an Exception whilst being converted (?:SRCFG\\d+: )?(.*)$");

    private static final Pattern NAMED =
            Pattern.compile("^(?:[a-z]\\w*\\.)+\\w*(?:Exception|Error): (?:SRCFG\\d+: )?|^SRCFG\\d+: ");

    private StartFailure() {}

    /** What a refusal of ours says, else the innermost cause, in one line. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        StartRefusal refusal = null;
        while (cause.getCause() != null && cause.getCause() != cause) {
            refusal = cause instanceof StartRefusal ours ? ours : refusal;
            cause = cause.getCause();
        }
        if (refusal != null) {
            cause = refusal;
        }
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getName();
        }
        if (cause instanceof QuarkusBindException) {
            return "quarkus.http.port or quarkus.http.host: " + message;
        }
        return cause instanceof ConfigValidationException refused ? settings(refused) : oneLine(message);
    }

    /** Each setting once, by its key, without the names of exceptions and without the value where that can be done. */
    private static String settings(ConfigValidationException refused) {
        return IntStream.range(0, refused.getProblemCount())
                .mapToObj(i -> oneLine(refused.getProblem(i).getMessage()))
                .map(problem -> NOT_CONVERTED.matcher(problem).replaceFirst("$1: $2"))
                .map(problem -> NAMED.matcher(problem).replaceFirst(""))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
