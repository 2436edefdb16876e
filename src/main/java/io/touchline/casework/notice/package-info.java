/**
 * Public notices: what was decided in a period, told without telling on anybody. May use {@code audit}, {@code cases},
 * {@code assessment.store}, {@code handling}, {@code target}, {@code lexicon}, {@code text} and {@code api}.
 *
 * <p>What is computed is already the public form: names are masked and small numbers hidden before anything is stored, so
 * that no format can show more than another and nothing is left to leak.
 */
package io.touchline.casework.notice;
