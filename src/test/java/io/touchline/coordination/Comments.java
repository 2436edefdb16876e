package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes observations in one namespace, hostile and about one target unless said otherwise. */
final class Comments {

    static final Instant KICK_OFF = Instant.parse("2026-08-03T14:00:00Z");
    static final String TEXT = "00112233445566778899aabbccddeeff";

    private final String namespace;
    private final AtomicInteger next = new AtomicInteger();

    Comments(String namespace) {
        this.namespace = namespace;
    }

    static Comments inFreshNamespace() {
        return new Comments("t-" + random());
    }

    static String random() {
        return UUID.randomUUID().toString().substring(0, 13);
    }

    static AccountKey account(int number) {
        return AccountKey.ofHex("%032x".formatted(number));
    }

    String namespace() {
        return namespace;
    }

    /** A new comment, {@code second} seconds after kick-off. */
    Observation hostile(int account, long second) {
        return hostile(account, second, "lin-zhixia");
    }

    Observation hostile(int account, long second, String... targetIds) {
        return new Observation(namespace, key(), account(account), at(second), TEXT, true, List.of(targetIds));
    }

    Observation hostileWithoutText(int account, long second) {
        return new Observation(namespace, key(), account(account), at(second), null, true, List.of("lin-zhixia"));
    }

    Observation calm(int account, long second) {
        return new Observation(namespace, key(), account(account), at(second), TEXT, false, List.of("lin-zhixia"));
    }

    static Observation inNamespace(Observation comment, String namespace) {
        return new Observation(
                namespace,
                comment.commentKey(),
                comment.account(),
                comment.eventTime(),
                comment.textKey(),
                comment.hostile(),
                comment.targetIds());
    }

    private String key() {
        return "%032x".formatted(next.incrementAndGet());
    }

    private static Instant at(long second) {
        return KICK_OFF.plusSeconds(second);
    }
}
