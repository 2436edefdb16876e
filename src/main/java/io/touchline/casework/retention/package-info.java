/**
 * Letting go what is old: how long each class of data is kept, the daily run that drops what is older, and the report
 * on it. May use {@code audit}, {@code cases}, {@code assessment.store} and {@code api}; of cases, appeals and feedback
 * it knows the tables.
 */
package io.touchline.casework.retention;
