package io.touchline.training;

/**
 * What the scorer said about a comment in one category, beside what is known of it.
 *
 * @param score 0 to 1
 * @param harmful the label of the data set
 */
record Judgement(double score, boolean harmful) {

    /** The score at and above which a category is asserted. */
    static final double THRESHOLD = 0.5;

    Judgement {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score must be 0 to 1, not " + score);
        }
    }

    boolean flagged() {
        return score >= THRESHOLD;
    }

    boolean right() {
        return flagged() == harmful;
    }
}
