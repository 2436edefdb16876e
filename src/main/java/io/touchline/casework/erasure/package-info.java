/**
 * Erasure of accounts on request: what goes at once, what cases hold for a while, and the report that says so. May use
 * {@code audit}, {@code cases}, {@code assessment.store} and {@code api}; of everything else that keeps something about an
 * account it knows only that it observes {@link io.touchline.api.AccountErasing} or
 * {@link io.touchline.api.AccountErased}.
 */
package io.touchline.casework.erasure;
