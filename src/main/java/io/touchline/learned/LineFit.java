package io.touchline.learned;

/**
 * Log-odds that are a line of one variable above offsets that are given, {@code offset + slope · x + constant}, fitted by
 * maximum likelihood with the penalty of {@link LogisticSolver}, which takes no offsets: Newton's method, a step that
 * would make it worse halved.
 */
record LineFit(double slope, double constant) {

    private static final int STEPS = 100;
    private static final int HALVINGS = 30;
    private static final double NO_STEP = 1e-9;

    /** @param cost what an error costs against the penalty */
    static LineFit of(double[] offsets, double[] xs, boolean[] harmful, double cost) {
        LineFit fit = new LineFit(0, 0);
        for (int step = 0; step < STEPS; step++) {
            LineFit better = fit.better(offsets, xs, harmful, cost);
            double moved = Math.abs(better.slope - fit.slope) + Math.abs(better.constant - fit.constant);
            fit = better;
            if (moved < NO_STEP) {
                break;
            }
        }
        return fit;
    }

    private LineFit better(double[] offsets, double[] xs, boolean[] harmful, double cost) {
        double bySlope = slope;
        double byConstant = constant;
        double slopeTwice = 1;
        double both = 0;
        double constantTwice = 1;
        for (int i = 0; i < xs.length; i++) {
            double p = 1 / (1 + Math.exp(-logOdds(offsets[i], xs[i])));
            double error = cost * (p - (harmful[i] ? 1 : 0));
            double curve = cost * p * (1 - p);
            bySlope += error * xs[i];
            byConstant += error;
            slopeTwice += curve * xs[i] * xs[i];
            both += curve * xs[i];
            constantTwice += curve;
        }
        double determinant = slopeTwice * constantTwice - both * both;
        double ofSlope = (constantTwice * bySlope - both * byConstant) / determinant;
        double ofConstant = (slopeTwice * byConstant - both * bySlope) / determinant;
        double loss = loss(offsets, xs, harmful, cost);
        double share = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            LineFit next = new LineFit(slope - share * ofSlope, constant - share * ofConstant);
            if (next.loss(offsets, xs, harmful, cost) <= loss) {
                return next;
            }
            share /= 2;
        }
        return this;
    }

    private double loss(double[] offsets, double[] xs, boolean[] harmful, double cost) {
        double loss = (slope * slope + constant * constant) / 2;
        for (int i = 0; i < xs.length; i++) {
            double against = harmful[i] ? -logOdds(offsets[i], xs[i]) : logOdds(offsets[i], xs[i]);
            loss += cost * (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against))));
        }
        return loss;
    }

    private double logOdds(double offset, double x) {
        return offset + slope * x + constant;
    }
}
