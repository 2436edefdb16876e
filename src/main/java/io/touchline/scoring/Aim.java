package io.touchline.scoring;

import java.util.List;

/**
 * The registered targets that a comment is aimed at by where it stands: those of its thread or of the request. They
 * need not be named in the text.
 *
 * @param targetIds registry ids, in the order given by the caller; empty if the comment is aimed at nobody known
 */
public record Aim(List<String> targetIds) {

    /** A comment of which nothing is known but its text. */
    public static final Aim NONE = new Aim(List.of());

    public Aim {
        targetIds = List.copyOf(targetIds);
    }

    public boolean present() {
        return !targetIds.isEmpty();
    }
}
