package io.touchline.api;

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

    private BodyLimits() {}

    /** The limit of a path under {@code /v1}. */
    public static int of(String path) {
        return path.endsWith("/batch") ? BATCH : ONE;
    }

    /** For a body whose length was not announced. @throws ProblemException 413 */
    public static byte[] checked(byte[] body, int limit) {
        if (body != null && body.length > limit) {
            throw new ProblemException(Problem.of(413, List.of()));
        }
        return body;
    }
}
