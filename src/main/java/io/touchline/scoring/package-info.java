/**
 * From what the lexicons found in a comment to scores that can be taken apart: evidence, what lowers it, the sum per
 * category, its calibration, and the labels that hold.
 *
 * <p>Plain Java: depends on {@code encoder}, {@code learned}, {@code lexicon} and {@code text}, and on nothing of
 * Quarkus, Jakarta or SmallRye. All log-odds are whole millionths until they leave the package, so that the numbers of
 * an answer add up exactly.
 */
package io.touchline.scoring;
