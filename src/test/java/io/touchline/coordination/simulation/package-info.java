/**
 * Streams of comments on a match day with known truth, to measure the tracker with: a large organic crowd that also
 * copies, chants and hates by itself, and campaigns of four kinds in it. Plain Java; one seed, one stream.
 *
 * <p>A {@link io.touchline.coordination.simulation.World} is who and what the stream is about;
 * {@link io.touchline.coordination.simulation.OrganicCrowd} and
 * {@link io.touchline.coordination.simulation.CampaignWriter} write into it.
 */
package io.touchline.coordination.simulation;
