package io.touchline.scoring;

import java.util.List;

/**
 * The registered targets that a comment is aimed at by where it stands: those of its thread or of the request. They
 * need not be named in the text.
 *
 * @param targetIds registry ids, in the order given by the caller; empty if the comment is aimed at nobody known
 * @param answersAnother whether the comment answers somebody who is none of them, so that its "you" is no target
 */
public record Aim(List<String> targetIds, boolean answersAnother) {

    /** A comment of which nothing is known but its text. */
    public static final Aim NONE = new Aim(List.of());

    public Aim {
        targetIds = List.copyOf(targetIds);
    }

    /** Aimed at targets whom a "you" may mean. */
    public Aim(List<String> targetIds) {
        this(targetIds, false);
    }

    public boolean present() {
        return !targetIds.isEmpty();
    }
}
