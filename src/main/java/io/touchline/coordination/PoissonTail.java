package io.touchline.coordination;

/** Upper tails of the Poisson distribution, summed term by term away from the mean. */
final class PoissonTail {

    /** Terms that are this much smaller than the sum of those before change nothing in it. */
    private static final double NEGLIGIBLE = 1e-17;

    private PoissonTail() {}

    /** @return P(X ≥ n) for X ~ Poisson(mean), mean &gt; 0 */
    static double atLeast(int n, double mean) {
        if (n <= 0) {
            return 1;
        }
        // The first term is the largest one either way. Far from a large mean it is too small for a double, and so is
        // the tail that it begins.
        return n > mean ? Math.min(1, upper(n, mean)) : Math.max(0, 1 - lower(n - 1, mean));
    }

    private static double upper(int n, double mean) {
        double term = probability(n, mean);
        double sum = term;
        for (int k = n + 1; term > sum * NEGLIGIBLE; k++) {
            term *= mean / k;
            sum += term;
        }
        return sum;
    }

    private static double lower(int n, double mean) {
        double term = probability(n, mean);
        double sum = term;
        for (int k = n; k > 0 && term > sum * NEGLIGIBLE; k--) {
            term *= k / mean;
            sum += term;
        }
        return sum;
    }

    /**
     * @param p less than a half
     * @return the smallest n ≥ {@code floor} with P(X ≥ n) &lt; p
     */
    static int criticalCount(double mean, double p, int floor) {
        // Up to the mean it is as likely as not.
        int n = Math.max(floor, (int) mean);
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
