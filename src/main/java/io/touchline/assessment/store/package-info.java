/**
 * The durable path of assessments: ledger, group commit, partitions, outbox, reading back. Knows rows and ids, nothing of
 * scoring; of what a policy sets going it carries the rows ({@code handling.protection}, {@code handling.standing}) and
 * leaves writing them to {@link io.touchline.assessment.store.Consequences}.
 */
package io.touchline.assessment.store;
