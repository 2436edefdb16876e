package io.touchline.handling.life;

import java.time.Instant;
import java.util.List;

/**
 * A policy as {@code /v1/policies} shows it.
 *
 * @param usual true if it decides for those who ask for none
 * @param active what decides; null where nothing is in force yet or any more
 * @param shadow the version that runs beside, or null
 * @param previous where a rollback would lead; null if it can lead nowhere
 * @param refused what is wrong with a version that should be in force on this replica; empty if there is none
 * @param versions stored ones, newest first, cut at 50
 * @param archivedAt when it was deleted, or null
 */
public record PolicyView(
        String id,
        boolean usual,
        InForce active,
        String shadow,
        String previous,
        List<String> refused,
        List<VersionView> versions,
        Instant archivedAt) {

    /**
     * What decides.
     *
     * @param origin {@code STORED}, or where it came from with the service: {@code BUNDLED} or {@code FILE}
     */
    public record InForce(String version, int rules, String origin) {}

    /** One line of the list. */
    public record Summary(String id, boolean usual, InForce active, String shadow, List<String> refused) {}
}
