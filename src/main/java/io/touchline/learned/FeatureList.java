package io.touchline.learned;

import java.util.Arrays;

/**
 * The features of one text, in the order in which they end. Its room is used again for the next text; for one thread.
 */
final class FeatureList {

    private static final int FIRST_CAPACITY = 1 << 10;

    /** What one very long text needed is not kept for the short ones that come after it. */
    private static final int MOST_KEPT = 1 << 14;

    private int[] numbers = new int[FIRST_CAPACITY];
    private int[] begins = new int[FIRST_CAPACITY];
    private int[] ends = new int[FIRST_CAPACITY];
    private int size;

    void clear() {
        size = 0;
        if (numbers.length > MOST_KEPT) {
            resize(FIRST_CAPACITY);
        }
    }

    void add(int number, int begin, int end) {
        if (size == numbers.length) {
            resize(2 * size);
        }
        numbers[size] = number;
        begins[size] = begin;
        ends[size++] = end;
    }

    private void resize(int capacity) {
        numbers = Arrays.copyOf(numbers, capacity);
        begins = Arrays.copyOf(begins, capacity);
        ends = Arrays.copyOf(ends, capacity);
    }

    int size() {
        return size;
    }

    /** 0 to 2^{@value TextFeatures#NUMBERS_LOG} − 1; different features may share one. */
    int number(int i) {
        return numbers[i];
    }

    /** The canonical unit at which it begins. */
    int begin(int i) {
        return begins[i];
    }

    /** Behind its last unit; features that are nothing but punctuation are empty. */
    int end(int i) {
        return ends[i];
    }
}
