/**
 * The durable path of assessments: ledger, group commit, partitions, outbox, reading back. Knows rows and ids, nothing of
 * scoring; of ours it uses {@code api} only.
 */
package io.touchline.assessment.store;
