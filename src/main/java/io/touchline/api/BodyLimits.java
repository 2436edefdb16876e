package io.touchline.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * How large a body may be, in bytes, by what it carries. A comment has 10,000 UTF-16 units, up to six bytes each when
 * escaped, and may bring its parent's text along.
 */
public final class BodyLimits {

    /** One comment, one target. */
    public static final int ONE = 256 * 1024;

    /** A batch of 1,000 comments of ordinary make; one of 1,000 longest ones has to be split. */
    public static final int BATCH = 40 * 1024 * 1024;

    /** The type of a body that has no limit as a whole: its lines have, that of {@link #ONE}. */
    public static final String STREAM = "application/x-ndjson";

    /** A batch of 5,000 targets of ordinary make; one of targets with hundreds of names has to be split. */
    public static final int TARGETS = 8 * 1024 * 1024;

    private static final String BATCH_PATH = "/v1/assessments/batch";
    private static final String TARGETS_PATH = "/v1/targets/batch";

    private BodyLimits() {}

    /** The limit of a path. @param path as it is asked for; null where a request has none */
    public static int of(String path) {
        return switch (String.valueOf(path)) {
            case BATCH_PATH -> BATCH;
            case TARGETS_PATH -> TARGETS;
            default -> ONE;
        };
    }

    /** The length in bytes that a body announces; 0 if it announces none. */
    public static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Whether a body is given the time of a large one. @param limit of its path, which counts where none is announced */
    public static boolean isLarge(HttpServerRequest request, int limit) {
        long announced = announced(request);
        return (announced > 0 ? announced : limit) > ONE;
    }

    public static boolean mayStream(String path) {
        return path.equals(BATCH_PATH);
    }

    /** 413, and what the limit is. */
    public static Problem tooLarge(int limit) {
        return Problem.of(413, List.of(new Problem.Error("", "must be at most " + limit / 1024 + " KiB")));
    }

    /** For a body whose length was not announced. @throws ProblemException 413 */
    public static byte[] checked(byte[] body, int limit) {
        if (body != null && body.length > limit) {
            throw new ProblemException(tooLarge(limit));
        }
        return body;
    }
}
