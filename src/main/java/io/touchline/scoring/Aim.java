package io.touchline.scoring;

import java.util.List;
import java.util.Map;

/**
 * The registered targets that a comment is aimed at by where it stands: those of its thread or of the request. They
 * need not be named in the text.
 *
 * @param targetIds registry ids, in the order given by the caller; empty if the comment is aimed at nobody known
 * @param you whom a "you" means, as far as is known from whom the comment answers
 * @param roles of the targets aimed at and of those named; whoever is not among them may be anything
 */
public record Aim(List<String> targetIds, You you, Map<String, Role> roles) {

    /** Whom a comment speaks to. */
    public enum You {
        /** Nobody knows: it answers nobody, or somebody of whom nothing is known. */
        OPEN,
        /** It answers what the account of a target wrote. */
        TARGET,
        /** It answers somebody who is none of the targets. */
        ANOTHER
    }

    /** A comment of which nothing is known but its text. */
    public static final Aim NONE = new Aim(List.of());

    public Aim {
        targetIds = List.copyOf(targetIds);
        roles = Map.copyOf(roles);
    }

    /** Aimed at targets whom a "you" may mean. */
    public Aim(List<String> targetIds) {
        this(targetIds, You.OPEN, Map.of());
    }

    public boolean present() {
        return !targetIds.isEmpty();
    }
}
