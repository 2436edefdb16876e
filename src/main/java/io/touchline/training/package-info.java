/**
 * Trains, calibrates and measures the scorer on labelled comments, from the command line. Plain {@code main} classes:
 * no CDI, no database.
 *
 * <p>Depends on {@code scoring}, {@code encoder}, {@code learned}, {@code lexicon}, {@code text} and the plain classes
 * of {@code target}. Nothing of ours depends on it.
 */
package io.touchline.training;
