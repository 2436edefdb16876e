package io.touchline.coordination.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** The draws that the simulation is made of. Not for two threads. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Dice for a part of the simulation, independent of how often the others are thrown. */
    static Dice of(long seed, String part) {
        return new Dice(mixed(seed * 0x9E3779B97F4A7C15L + part.hashCode()));
    }

    /** The last step of SplitMix64. */
    static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** 0 to 1. */
    double share() {
        return random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends are possible. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /** Small numbers as likely as large ones by order of magnitude. */
    int logUniform(int least, int most) {
        return (int) Math.round(least * Math.pow((double) Math.max(most, least) / least, random.nextDouble()));
    }

    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    double gaussian() {
        return random.nextGaussian();
    }

    /** Knuth's method, fine for small means. */
    int poisson(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** 0 to {@code size - 1}, number k about as often as 1 / (k + 1). */
    int zipf(int size) {
        return Math.min(size - 1, (int) Math.exp(random.nextDouble() * Math.log(size + 1.0)) - 1);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The first ones far more often. */
    <T> T pickByRank(List<T> list) {
        return list.get(zipf(list.size()));
    }

    void shuffle(int[] numbers) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = swapped;
        }
    }
}
