package io.touchline.training;

/** The counts of one category in one kind of comment. */
final class KindSlice {

    private int comments;
    private int flagged;
    private int positives;
    private int caught;
    private int negatives;
    private int falselyFlagged;

    void addUnknown(boolean isFlagged) {
        comments++;
        flagged += isFlagged ? 1 : 0;
    }

    void add(Judgement judgement) {
        addUnknown(judgement.flagged());
        if (judgement.harmful()) {
            positives++;
            caught += judgement.flagged() ? 1 : 0;
        } else {
            negatives++;
            falselyFlagged += judgement.flagged() ? 1 : 0;
        }
    }

    int comments() {
        return comments;
    }

    int positives() {
        return positives;
    }

    int negatives() {
        return negatives;
    }

    /** The share of the harmful comments that are flagged; NaN if there are none. */
    double caughtShare() {
        return (double) caught / positives;
    }

    /** The share of all comments that are flagged. */
    double flaggedShare() {
        return (double) flagged / comments;
    }

    /** The share of the harmless comments that are flagged all the same; NaN if there are none. */
    double falsePositiveShare() {
        return (double) falselyFlagged / negatives;
    }
}
