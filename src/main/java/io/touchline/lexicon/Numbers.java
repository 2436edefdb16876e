package io.touchline.lexicon;

import java.util.Arrays;
import java.util.List;

/** Numbers one behind the other, which are read in the order in which they were added. For one thread. */
final class Numbers {

    private int[] numbers;
    private int at;

    Numbers() {
        numbers = new int[1 << 10];
    }

    /** @param numbers to be read */
    Numbers(int[] numbers) {
        this.numbers = numbers;
    }

    void add(int number) {
        if (at == numbers.length) {
            numbers = Arrays.copyOf(numbers, at * 2);
        }
        numbers[at++] = number;
    }

    /** Adds how many they are, and themselves. */
    void addAll(int[] all) {
        add(all.length);
        for (int number : all) {
            add(number);
        }
    }

    /** Those that were added. */
    int[] toArray() {
        return Arrays.copyOf(numbers, at);
    }

    int next() {
        return numbers[at++];
    }

    /** What {@link #addAll} added. */
    int[] nextAll() {
        int count = next();
        at += count;
        return Arrays.copyOfRange(numbers, at - count, at);
    }

    /** The elements of a list whose number and places are next. */
    <T> List<T> nextOf(List<T> all) {
        int count = next();
        if (count == 0) {
            return List.of();
        }
        if (count == 1) {
            return List.of(all.get(next()));
        }
        Object[] found = new Object[count];
        for (int i = 0; i < count; i++) {
            found[i] = all.get(next());
        }
        @SuppressWarnings("unchecked") // all are of the list
        List<T> typed = (List<T>) List.of(found);
        return typed;
    }
}
