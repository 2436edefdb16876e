/**
 * The life of a policy: versions are drafted, tried on what was assessed before, run as a shadow beside the active one,
 * made active and rolled back, and every step is written down with who decided it and why. A room of {@code handling}.
 *
 * <p>PostgreSQL is the truth: every change raises the version of the registry in its transaction, and replicas poll it.
 * {@link io.touchline.handling.life.PoliciesInForce} compiles what is in force and hands it to
 * {@link io.touchline.handling.PolicyService}, the only thing that comments meet. Backtests read the past through the
 * port {@link io.touchline.handling.PastAssessments} and belong to the namespace whose past it is; policies are global.
 */
package io.touchline.handling.life;
