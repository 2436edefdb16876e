package io.touchline.lexicon;

/**
 * A lexicon file as it was found.
 *
 * @param name the plain file name, {@code <language>-<topic>.yaml}
 * @param text its whole content
 */
public record LexiconFile(String name, String text) {}
