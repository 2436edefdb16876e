package io.touchline.handling;

/**
 * One thing that is wrong with a policy file.
 *
 * @param line counted from 1; 1 where the file as a whole is meant
 * @param rule the rule's id, {@code #n} for the n-th rule if it has none that can be read, empty outside the rules
 * @param reason what is wrong and what would be right
 */
public record PolicyError(String file, int line, String rule, String reason) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + (rule.isEmpty() ? "" : rule + ":") + " " + reason;
    }
}
