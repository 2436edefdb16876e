package io.touchline.lexicon;

import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.util.Set;

/**
 * A stretch of the comment that names a registered target.
 *
 * @param targetId the registry id
 * @param matchedBy how it was recognised, {@code NAME}, {@code ALIAS} or {@code DEROGATORY_NAME}
 * @param canonical where it stands in the canonical form
 * @param evasions the chosen disguises that had to be undone, see {@link Sought#CHOSEN}
 * @param name the name as registered, in canonical form; empty if the mention has no place
 */
public record Mention(String targetId, MatchedBy matchedBy, Span canonical, Set<Evasion> evasions, String name) {

    public Mention {
        evasions = Set.copyOf(evasions);
    }

    /** A mention that needed nothing to be undone, or has no place. */
    public Mention(String targetId, MatchedBy matchedBy, Span canonical) {
        this(targetId, matchedBy, canonical, Set.of(), "");
    }

    /** How a target came to be one of the comment's targets. The last two have no place in the text. */
    public enum MatchedBy {
        NAME,
        ALIAS,
        DEROGATORY_NAME,
        THREAD,
        REQUEST
    }
}
