/**
 * Comments that PostgreSQL would not take when it was their turn in the outbox: an operator lists them, has them tried again
 * or gives them up. May use {@code audit}, {@code assessment.store}, {@code handling} and {@code api}.
 */
package io.touchline.casework.outbox;
