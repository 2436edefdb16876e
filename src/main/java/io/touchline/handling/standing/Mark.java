package io.touchline.handling.standing;

/**
 * What counts of a strike that was not taken back: no ground, no person, nothing that tells what it was about.
 *
 * @param at when it was decided, milliseconds since 1970
 * @param expiresAt likewise
 * @param weight when fresh
 * @param byRule true if no person decided on it
 */
record Mark(long at, long expiresAt, double weight, boolean byRule) {}
