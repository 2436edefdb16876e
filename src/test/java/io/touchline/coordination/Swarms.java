package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Swarms of five in the namespace of the key {@code local}, against a target of their own. No two have a text or a
 * made-up account in common: groups that share accounts become one.
 */
final class Swarms {

    private final String targetId = "lin-" + Comments.random();
    private final Random random = new Random();

    String targetId() {
        return targetId;
    }

    /** A group and the text that its members have in common. */
    record Swarm(String groupId, String text) {}

    /** @return the id of the group that the account and four others make, {@code second} seconds after kick-off */
    String with(CoordinationTracker tracker, AccountKey account, long second) {
        return swarm(tracker, account, second).groupId();
    }

    Swarm swarm(CoordinationTracker tracker, AccountKey account, long second) {
        String text = text();
        for (int i = 0; i < 4; i++) {
            post(tracker, text, anyAccount(), second + i);
        }
        String groupId = post(tracker, text, account, second + 4).orElseThrow();
        return new Swarm(groupId, text);
    }

    void join(CoordinationTracker tracker, Swarm swarm, AccountKey account, long second) {
        post(tracker, swarm.text(), account, second);
    }

    private Optional<String> post(CoordinationTracker tracker, String text, AccountKey account, long second) {
        Observation comment = comment(text, account, Comments.KICK_OFF.plusSeconds(second));
        return tracker.observe(List.of(comment), Duration.ofSeconds(5))
                .await()
                .indefinitely()
                .get(0)
                .groupId();
    }

    /** Not one of the accounts that {@link CoordinationProfile} takes as erased. */
    AccountKey anyAccount() {
        return AccountKey.ofHex("a%031x".formatted(random.nextLong() >>> 1));
    }

    private Observation comment(String text, AccountKey account, Instant at) {
        return new Observation(
                "local",
                UUID.randomUUID().toString().replace("-", ""),
                account,
                at,
                0.9,
                Comments.objects("local", text, 0.9, null, targetId),
                List.of(targetId));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        random.ints(20, 0x4E00, 0x9000).forEach(text::appendCodePoint);
        return text.toString();
    }
}
