package io.touchline.coordination;

/** Upper tails of the Poisson distribution, summed term by term. */
final class PoissonTail {

    private PoissonTail() {}

    /** @return P(X ≥ n) for X ~ Poisson(mean), mean &gt; 0 */
    static double atLeast(int n, double mean) {
        if (n <= 0) {
            return 1;
        }
        double term = probability(n, mean);
        double sum = term;
        // Beyond the mean the terms fall faster than geometrically; before it they still have to rise.
        for (int k = n + 1; k <= mean || term > sum * 1e-17; k++) {
            term *= mean / k;
            sum += term;
        }
        return Math.min(1, sum);
    }

    /** @return the smallest n ≥ {@code floor} with P(X ≥ n) &lt; p */
    static int criticalCount(double mean, double p, int floor) {
        int n = floor;
        double tail = atLeast(n, mean);
        while (tail >= p) {
            n++;
            tail = atLeast(n, mean);
        }
        return n;
    }

    private static double probability(int n, double mean) {
        return Math.exp(n * Math.log(mean) - mean - logFactorial(n));
    }

    /** Stirling's series from 16 on, where its error is below 1e-14; the plain sum of logarithms before. */
    private static double logFactorial(int n) {
        if (n < 16) {
            double sum = 0;
            for (int k = 2; k <= n; k++) {
                sum += Math.log(k);
            }
            return sum;
        }
        double x = n;
        double cube = x * x * x;
        return x * Math.log(x)
                - x
                + 0.5 * Math.log(2 * Math.PI * x)
                + 1 / (12 * x)
                - 1 / (360 * cube)
                + 1 / (1260 * cube * x * x);
    }
}
