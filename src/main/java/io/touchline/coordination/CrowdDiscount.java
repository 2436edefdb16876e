package io.touchline.coordination;

/**
 * How much it says that accounts share an object: as much as the object is rare. The share is a lagged one, taken before
 * the window, so that those who act on an object now cannot change what it says about them; and it is a share of all
 * comments, so that an object whose traffic grows with the event's is as ordinary as before.
 */
final class CrowdDiscount {

    /** What is known before anything was seen: an unseen text is rarer than one in ten thousand. */
    private static final double TEXTS_BEFORE = 10_000;

    /** An unseen place, link or set of hashtags gets one in a hundred. */
    private static final double OTHERS_BEFORE = 100;

    /**
     * Most texts are said once and never again, so that one which was seen once is expected less than once (absolute
     * discounting, Ney, Essen and Kneser 1994); how much less was read off a simulated match day.
     */
    private static final double DISCOUNT = 0.7;

    private static final double UNSEEN_TEXT = 0.05;

    /**
     * So many comments that say nothing of a text count beside those that were there: who posts a template first and has
     * it copied an hour later is not to be expected from a target of whom nothing else was said.
     */
    private static final double ALIKE_BEFORE = 30;

    private CrowdDiscount() {}

    /** @return −log₂ of the lagged prior share, at least 0 */
    static double bits(ObjectKind kind, long prior, Traffic.Volume volume) {
        return Math.max(0, -Math.log(share(kind, prior, volume)) / Math.log(2));
    }

    /** How many comments of the window would fall on the object if its share were what it was before. */
    static double expected(ObjectKind kind, long prior, Traffic.Volume volume) {
        return share(kind, prior, volume) * Math.max(1, volume.inWindow());
    }

    /**
     * The same for a text that was there before, among comments about one target or hostile ones: there are too few of
     * those to say anything about a text that is new.
     *
     * @return 0 for one that is new
     */
    static double expectedOfKnown(long prior, Traffic.Volume alike) {
        double seen = Math.max(0, prior - DISCOUNT);
        return seen / (Math.max(prior, alike.prior()) + ALIKE_BEFORE) * alike.inWindow();
    }

    private static double share(ObjectKind kind, long prior, Traffic.Volume volume) {
        double before = kind == ObjectKind.TEXT ? TEXTS_BEFORE : OTHERS_BEFORE;
        double seen = kind == ObjectKind.TEXT ? Math.max(UNSEEN_TEXT, prior - DISCOUNT) : prior + 0.5;
        return Math.min(1, seen / (Math.max(prior, volume.prior()) + before));
    }
}
