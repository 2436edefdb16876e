/**
 * Figures of fairness: how often what rules flag is not upheld, how long people wait. Reads the tables of {@code cases}
 * and {@code appeal}; changes nothing.
 */
package io.touchline.casework.fairness;
