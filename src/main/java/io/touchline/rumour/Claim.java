package io.touchline.rumour;

import java.util.List;

/**
 * A rumour as it is compared with comments. What it weighs in memory counts: there may be a million.
 *
 * @param wording canonical letters with the target's names as pronouns, for an encoder
 * @param ideas what it says, by {@link Concepts}
 * @param pieces in ascending order, see {@link Shingles}
 * @param doubts words of its own that mean doubt where a comment adds them, see {@link Standing#doubts}
 */
record Claim(String rumourId, String targetId, String wording, short[] ideas, int[] pieces, List<String> doubts) {}
