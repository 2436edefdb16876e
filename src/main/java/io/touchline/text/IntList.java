package io.touchline.text;

import java.util.Arrays;

/** A growing list of ints that costs nothing while it is empty. */
final class IntList {

    private static final int[] EMPTY = {};

    private int[] values = EMPTY;
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(8, size * 2));
        }
        values[size++] = value;
    }

    int[] toArray() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
