package io.touchline.lexicon;

/** What a label counts towards. The first three carry a score; {@link #ACCOUNT} labels stand outside the scores. */
public enum Category {
    ABUSE,
    SLANDER,
    INCITEMENT,
    ACCOUNT
}
