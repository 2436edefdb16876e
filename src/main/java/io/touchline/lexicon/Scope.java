package io.touchline.lexicon;

/** The stretch of a comment that a frame must fit into. */
enum Scope {
    CLAUSE,
    SENTENCE,
    COMMENT
}
