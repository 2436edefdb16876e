package io.touchline.casework.quality;

import java.time.Instant;
import java.util.List;

/** How moderators' decisions of a span agree with each other and with what is known. */
public record QualityReport(Instant from, Instant to, SecondLooks secondLooks, Golden golden) {

    /**
     * Cases that two persons decided on without knowing of each other.
     *
     * @param open how many wait for the second
     */
    public record SecondLooks(long open, Agreement agreement, List<OfQueue> byQueue) {}

    /** Within one queue. */
    public record OfQueue(String queue, Agreement agreement) {}

    /**
     * Cases whose answer is known.
     *
     * @param open how many are in somebody's hands
     */
    public record Golden(long open, Agreement agreement, List<OfModerator> byModerator) {}

    /** One moderator's answers beside what is known. */
    public record OfModerator(String by, Agreement agreement) {}
}
