package io.touchline.lexicon;

import io.touchline.text.Span;

/**
 * A stretch of the comment that names a registered target.
 *
 * @param targetId the registry id
 * @param matchedBy how it was recognised, {@code NAME}, {@code ALIAS} or {@code DEROGATORY_NAME}
 * @param canonical where it stands in the canonical form
 */
public record Mention(String targetId, MatchedBy matchedBy, Span canonical) {

    /** How a target came to be one of the comment's targets. The last two have no place in the text. */
    public enum MatchedBy {
        NAME,
        ALIAS,
        DEROGATORY_NAME,
        THREAD,
        REQUEST
    }
}
