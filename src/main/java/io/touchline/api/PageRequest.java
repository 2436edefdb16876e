package io.touchline.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Where a page begins and how long it may be. A cursor is of one list, and of one choice of its filters: with another it
 * would pass over some elements, or show some that were not asked for.
 *
 * @param list its path with the filters; only its hash is in a cursor
 * @param after the key of the last element of the page before, as the list's own order writes it
 */
public record PageRequest(String list, Optional<String> after, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    private static final int LONGEST_KEY = 256;

    /** Bytes of the hash that a cursor begins with: against mistakes, not against forgers. */
    private static final int MARK = 6;

    /**
     * @param cursor null for the first page, like {@code limit} for the usual one
     * @throws ProblemException 400 for a limit that is no number, 422 for one out of range or a foreign cursor
     */
    public static PageRequest of(String list, String cursor, String limit) {
        return new PageRequest(list, Optional.ofNullable(cursor).map(one -> decoded(list, one)), limit(limit));
    }

    /** As many rows are read: one more than the page shows tells whether there is another page. */
    public int rows() {
        return limit + 1;
    }

    /**
     * The page of what was read.
     *
     * @param found up to {@link #rows} elements
     * @param key an element's, as the list's own order writes it
     */
    public <T> Page<T> cut(List<T> found, Function<? super T, String> key) {
        boolean more = found.size() > limit;
        List<T> items = more ? found.subList(0, limit) : found;
        return new Page<>(items, more ? cursorAfter(key.apply(items.get(limit - 1))) : null);
    }

    /**
     * What the key of the last element before is in the list's order.
     *
     * @param read what a key says; nothing if it is of no such list
     * @throws ProblemException 422 for a foreign cursor
     */
    public <T> Optional<T> after(Function<String, Optional<T>> read) {
        return after.map(key -> read.apply(key).orElseThrow(PageRequest::foreign));
    }

    /** The same of a list in the order of a number. */
    public Optional<Long> afterNumber() {
        return after(key -> {
            try {
                return Optional.of(Long.parseLong(key));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    /** What a cursor is refused with that no such list gives. */
    public static ProblemException foreign() {
        return new ProblemException(422, "/cursor", "not a cursor of this list");
    }

    /** The cursor that continues after the element with this key. */
    public String cursorAfter(String key) {
        byte[] written = key.getBytes(StandardCharsets.UTF_8);
        byte[] marked = Arrays.copyOf(mark(list), MARK + written.length);
        System.arraycopy(written, 0, marked, MARK, written.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(marked);
    }

    private static byte[] mark(String list) {
        return Arrays.copyOf(DigestUtils.sha256(list), MARK);
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

    private static String decoded(String list, String cursor) {
        try {
            byte[] marked = Base64.getUrlDecoder().decode(cursor);
            int length = marked.length - MARK;
            if (length > 0 && Arrays.equals(marked, 0, MARK, mark(list), 0, MARK)) {
                String key = new String(marked, MARK, length, StandardCharsets.UTF_8);
                if (key.length() <= LONGEST_KEY) {
                    return key;
                }
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the refusal below.
        }
        throw foreign();
    }
}
