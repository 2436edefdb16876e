package io.touchline.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.text.Canonicaliser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes observations in one namespace, hostile and about one target unless said otherwise. */
final class Comments {

    static final Instant KICK_OFF = Instant.parse("2026-08-03T14:00:00Z");
    static final String TEXT = "就你这水平还好意思上场丢人现眼赶紧收拾东西回家";
    static final WindowRules RULES =
            new WindowRules(Duration.ofMinutes(10), Duration.ofMinutes(10), 50, 20_000, Duration.ofHours(1));

    private static final double HOSTILE = 0.9;
    private static final double CALM = 0.02;
    private static final Canonicaliser CANONICALISER = new Canonicaliser();
    private static final ObjectFinder FINDER =
            new ObjectFinder(new KeyedHash("sixteen bytes for tests".getBytes(UTF_8)));

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
        return of(account, second, TEXT, HOSTILE, null, targetIds);
    }

    /** Of a text that is too short to be compared. */
    Observation hostileWithoutText(int account, long second) {
        return of(account, second, "滚", HOSTILE, null, "lin-zhixia");
    }

    Observation calm(int account, long second) {
        return of(account, second, TEXT, CALM, null, "lin-zhixia");
    }

    Observation says(int account, long second, String text, double hostility) {
        return of(account, second, text, hostility, null, "lin-zhixia");
    }

    Observation of(int account, long second, String text, double hostility, String threadId, String... targetIds) {
        return new Observation(
                namespace,
                key(),
                account(account),
                at(second),
                hostility,
                objects(namespace, text, hostility, threadId, targetIds),
                List.of(targetIds));
    }

    static CommentObjects objects(
            String namespace, String text, double hostility, String threadId, String... targetIds) {
        return FINDER.of(
                namespace,
                CANONICALISER.canonicalise(text),
                text,
                threadId,
                List.of(targetIds),
                hostility,
                hostility >= Observation.DOUBTFUL);
    }

    static Observation inNamespace(Observation comment, String namespace) {
        return new Observation(
                namespace,
                comment.commentKey(),
                comment.account(),
                comment.eventTime(),
                comment.hostility(),
                comment.objects(),
                comment.targetIds());
    }

    private String key() {
        return "%016x%016x".formatted(next.incrementAndGet(), 0);
    }

    private static Instant at(long second) {
        return KICK_OFF.plusSeconds(second);
    }
}
