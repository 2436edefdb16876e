package io.touchline.handling.standing;

import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.RedisScript;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Owner of {@code tl:{<namespace>:account:<account key>}:standing}: the marks that carry an account, in the slot of what
 * else is kept of it. The value is {@code <version>} and for each mark
 * {@code ;<at>,<expiresAt>,<weight>,<R for a rule, P for a person>}, times in milliseconds since 1970. It goes when its
 * last mark expires; that of an account with none stays for an hour, to keep a late writer out.
 */
final class StandingCopies {

    /** An account that so many strikes are carried by stands at the top with fewer. */
    static final int MOST_MARKS = 64;

    private static final Duration EMPTY_FOR = Duration.ofHours(1);

    private final RedisScript script = RedisScript.of("/handling/standing-copy.lua");
    private final Redis redis;
    private final StandingRules rules;

    StandingCopies(Redis redis, StandingRules rules) {
        this.redis = redis;
        this.rules = rules;
    }

    /** Writes a copy, unless Redis has a later one. @param now milliseconds since 1970 */
    Uni<Void> write(Copy copy, long now) {
        List<Mark> kept = carrying(copy.marks(), now);
        long expiresAt = kept.stream().mapToLong(Mark::expiresAt).max().orElse(now + EMPTY_FOR.toMillis());
        List<String> arguments = List.of(Long.toString(copy.version()), encode(kept), Long.toString(expiresAt));
        return script.call(
                        redis,
                        List.of(key(copy.owner().namespace(), copy.owner().account())),
                        arguments)
                .replaceWithVoid();
    }

    /** The marks of an account; none if nothing is known of it. */
    Uni<List<Mark>> read(String namespace, AccountKey account) {
        return redis.send(Request.cmd(Command.GET).arg(key(namespace, account)))
                .map(value -> value == null ? List.of() : decode(value.toString()));
    }

    /** Since all fade alike, those that carry most now do so later. */
    private List<Mark> carrying(List<Mark> marks, long now) {
        List<Double> shares =
                Standing.of(marks, Instant.ofEpochMilli(now), rules).shares();
        record Carrying(Mark mark, double share) {}
        List<Carrying> carrying = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            carrying.add(new Carrying(marks.get(i), shares.get(i)));
        }
        return carrying.stream()
                .filter(one -> one.share() > 0)
                .sorted(Comparator.comparingDouble(Carrying::share).reversed())
                .limit(MOST_MARKS)
                .map(Carrying::mark)
                .toList();
    }

    private static String encode(List<Mark> marks) {
        StringBuilder value = new StringBuilder();
        for (Mark mark : marks) {
            value.append(';')
                    .append(mark.at())
                    .append(',')
                    .append(mark.expiresAt())
                    .append(',')
                    .append(mark.weight())
                    .append(mark.byRule() ? ",R" : ",P");
        }
        return value.toString();
    }

    private static List<Mark> decode(String value) {
        List<Mark> marks = new ArrayList<>();
        int end = value.indexOf(';');
        while (end >= 0) {
            int begin = end + 1;
            end = value.indexOf(';', begin);
            String[] parts =
                    value.substring(begin, end < 0 ? value.length() : end).split(",", -1);
            marks.add(new Mark(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Double.parseDouble(parts[2]),
                    parts[3].equals("R")));
        }
        return marks;
    }

    private static String key(String namespace, AccountKey account) {
        return "tl:{" + namespace + ":account:" + account.hex() + "}:standing";
    }
}
