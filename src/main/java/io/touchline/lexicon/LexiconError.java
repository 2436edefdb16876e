package io.touchline.lexicon;

/**
 * One thing that is wrong with a lexicon file.
 *
 * @param file its name
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param entry the id of the entry, empty outside entries
 * @param reason what is wrong and which rule it breaks
 */
public record LexiconError(String file, int line, String entry, String reason) {

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (entry.isEmpty() ? "" : " " + entry) + ": " + reason;
    }
}
