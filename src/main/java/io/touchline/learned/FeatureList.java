package io.touchline.learned;

/** Some of the features of a text, in the order in which they are met. Its room is used again; for one thread. */
final class FeatureList {

    /** A character has some six of them: most comments come in one list. */
    private static final int CAPACITY = 1 << 10;

    private final int[] numbers = new int[CAPACITY];
    private final int[] begins = new int[CAPACITY];
    private final int[] ends = new int[CAPACITY];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    void add(int number, int begin, int end) {
        numbers[size] = number;
        begins[size] = begin;
        ends[size++] = end;
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
