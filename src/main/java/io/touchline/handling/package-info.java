/**
 * From what is known about a comment to what should be done about it: the policy language, read from YAML
 * ({@link io.touchline.handling.PolicyReader}), compiled ({@link io.touchline.handling.Policy}) and applied to a
 * {@link io.touchline.handling.Situation}.
 *
 * <p>May use {@code scoring}, {@code coordination}, {@code target} and {@code api}, and the vocabulary of
 * {@code lexicon} that {@code scoring} speaks in. Everything but {@link io.touchline.handling.PolicyService} is plain
 * Java. A policy never sees the text of a comment, has no side effects and does nothing itself: it recommends, and what
 * hits an account waits for a person whatever the file says.
 *
 * <p>{@link io.touchline.handling.PastAssessments} is a port, implemented where assessments are stored. How a policy comes
 * into force and goes out of it again is the room {@code life}.
 */
package io.touchline.handling;
