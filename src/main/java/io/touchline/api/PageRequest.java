package io.touchline.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page begins and how long it may be.
 *
 * @param after the key of the last element of the page before, as the list's own order writes it
 */
public record PageRequest(Optional<String> after, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /** @throws ProblemException 400 for a limit that is no number, 422 for one out of range or a foreign cursor */
    public static PageRequest of(String cursor, String limit) {
        return new PageRequest(Optional.ofNullable(cursor).map(PageRequest::decoded), limit(limit));
    }

    /** The cursor that continues after the element with this key. */
    public static String cursorAfter(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static int limit(String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        int value;
        try {
            value = Integer.parseInt(limit);
        } catch (NumberFormatException e) {
            throw new ProblemException(400, "/limit", "must be a whole number");
        }
        if (value < 1 || value > MAX_LIMIT) {
            throw new ProblemException(422, "/limit", "must be 1 to " + MAX_LIMIT);
        }
        return value;
    }

    private static String decoded(String cursor) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (!key.isEmpty() && key.length() <= 256) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the refusal below.
        }
        throw new ProblemException(422, "/cursor", "not a cursor of this list");
    }
}
