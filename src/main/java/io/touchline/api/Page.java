package io.touchline.api;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list in a stable order.
 *
 * @param nextCursor give it back to get the next page; null on the last one
 */
public record Page<T>(List<T> items, String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same page of what is shown of its elements. */
    public <V> Page<V> map(Function<? super T, ? extends V> shown) {
        return new Page<>(items.stream().<V>map(shown).toList(), nextCursor);
    }
}
