package io.touchline.lexicon;

/** What lowers or cancels evidence. The names are part of the API; the effects are in {@code lexicons/README.md}. */
public enum Modifier {
    NEGATED,
    QUOTED,
    COUNTER_SPEECH,
    SELF_DIRECTED,
    ATTRIBUTED,
    QUESTION,
    DEBUNK,
    CRITICISM_OF_PLAY,
    AFFECTIONATE,
    DOMAIN_TERM
}
