package io.touchline.api;

import java.util.List;

/**
 * One page of a list in a stable order.
 *
 * @param nextCursor give it back to get the next page; null on the last one
 */
public record Page<T>(List<T> items, String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }
}
