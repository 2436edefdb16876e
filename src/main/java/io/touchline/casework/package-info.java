/**
 * What people do about what machines flag: cases and their decisions ({@code cases}), the chained log of all decisions
 * ({@code audit}), appeals ({@code appeal}), public notices ({@code notice}), evidence packs ({@code evidence}), labels
 * that come back from people ({@code feedback}), erasure of accounts ({@code erasure}), letting go what is old
 * ({@code retention}), how well moderators agree ({@code quality}), figures of fairness ({@code fairness}), comments that
 * the database would not take ({@code outbox}). May use every package but training and platform; within it the arrows go
 * to {@code cases} and from there to {@code audit}.
 *
 * <p>Whoever changes these rows takes them in one order: cases by namespace and key, appeals, protections, strikes, the
 * end of the chain.
 */
package io.touchline.casework;
