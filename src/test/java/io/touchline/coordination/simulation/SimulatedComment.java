package io.touchline.coordination.simulation;

import java.time.Instant;
import java.util.List;

/**
 * One comment of a simulated stream.
 *
 * @param commentId numbered in the order of the stream
 * @param account campaigns use numbers of their own, see {@link Simulation#campaignOf}
 * @param hostility what our scorer would say of the text, 0 to 1: the largest of the three category scores. Copies of a
 *     text have one hostility
 * @param targetIds whom it is about: the owner of the thread and those named; empty for much of the harmless traffic
 * @param campaign what it is an act of; null for organic comments, and also for the camouflage of an account that takes
 *     part in a campaign: ask {@link Simulation#campaignOf} about accounts
 */
public record SimulatedComment(
        String commentId,
        int account,
        Instant at,
        String text,
        double hostility,
        List<String> targetIds,
        String threadId,
        Campaign campaign) {}
