package io.touchline.text;

/** A way of writing that hides a word from plain matching. The names are part of the API. */
public enum Evasion {
    SPACER,
    WIDTH,
    CASE,
    TRADITIONAL,
    REPEAT,
    HOMOPHONE,
    PINYIN,
    INITIALS,
    SPLIT,
    EMOJI,
    CONFUSABLE,
    LEET
}
