package io.touchline.target;

/**
 * A display name that passes for a registered target.
 *
 * @param targetId whose name it is, a registry id
 * @param how what makes it pass; the strongest of several: a disguise before an affix before the bare name
 * @param score how surely it is meant, 0 to 1. A bare name stays below 0.8, because people share names, and one that many
 *     have below 0.5
 */
public record Imitation(String targetId, How how, double score) {

    /** What makes a display name pass for a target's. The names are part of the API. */
    public enum How {
        /** The full name and nothing else but marks and a number. */
        EXACT_NAME,
        /** Looks like one of the names but is written with other characters. */
        CONFUSABLE,
        /** One of the aliases, alone or with a claim of office. */
        ALIAS,
        /** The full name with a claim of office or identity: 官方, 工作室, official, real. */
        AFFIX
    }

    public Imitation {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("the score of an imitation must be 0 to 1");
        }
    }
}
