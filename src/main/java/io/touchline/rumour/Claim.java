package io.touchline.rumour;

/**
 * A rumour as it is compared with comments. What it weighs in memory counts: there may be a million.
 *
 * @param wording canonical letters with the target's names as pronouns, for an encoder
 * @param ideas what it says, by {@link Concepts}
 * @param pieces in ascending order, see {@link Shingles}
 */
record Claim(String rumourId, String targetId, String wording, byte[] ideas, int[] pieces) {}
