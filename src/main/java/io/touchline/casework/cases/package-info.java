/**
 * Cases: what gathers comments for a person to decide on, the queues they wait in, what is decided. May use {@code audit},
 * {@code assessment.store}, {@code coordination}, {@code handling} and {@code api}.
 */
package io.touchline.casework.cases;
