package io.touchline.coordination.simulation;

/** How a campaign goes about it. */
public enum CampaignKind {
    /** One harmful text within 3 to 15 minutes, one to three times an account, now and then in disguise. */
    COPY,
    /** The same, each copy reworded: a third of the character trigrams differ between two of them. */
    MUTATED,
    /** Harmful texts of their own on call: three to six rounds of 2 to 8 minutes, each in a thread of another target. */
    PILE_ON,
    /** Copies, or reworded copies, two to four times an account, spread over three to four hours. */
    SLOW_DRIP
}
