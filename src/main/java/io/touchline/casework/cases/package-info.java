/**
 * Cases: what gathers comments for a person to decide on, the queues they wait in, what is decided. May use {@code audit},
 * {@code assessment.store}, {@code coordination}, {@code handling} and {@code api}.
 *
 * <p>The life of a case: {@link io.touchline.casework.cases.CaseOpenings} opens it with its first comment and adds the
 * later ones; {@link io.touchline.casework.cases.CaseGathering} makes it part of a group's or a storm's, where it belongs
 * there; {@link io.touchline.casework.cases.Claims} lets one moderator have it;
 * {@link io.touchline.casework.cases.Deciding} decides it and {@link io.touchline.casework.cases.Undoing} opens it again.
 * Other packages of the casework read with {@link io.touchline.casework.cases.Cases}, change decisions with
 * {@link io.touchline.casework.cases.Decisions}, and hear of undoings as
 * {@link io.touchline.casework.cases.DecisionUndone} and {@link io.touchline.casework.cases.MeasuresUndone}.
 *
 * <p>A decision changes strikes in its own transaction. What it changed carries its id, so that it can be taken back
 * whoever else has struck the same accounts since then.
 */
package io.touchline.casework.cases;
