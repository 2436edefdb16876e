package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.redis.RedisScript;
import io.touchline.api.redis.ScriptArguments;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * Owner of {@code tl:{<namespace>:traffic:all}:<hour>}: how many comments a namespace gets per minute of event time, and
 * how many of them hostile. The baseline that objects are compared with, and no more: it is counted here and brought to
 * Redis once a second, so that a comment costs nothing, a retry may count twice, and another replica's last second is
 * missing. Thread-safe.
 *
 * <p>A replica keeps the history of the hours that had comments lately, {@value #MOST_HOURS} at most: comments of now
 * and a backfill beside them are of different times. Where Redis has lost its data, objects have lost their past, and
 * so has what is kept here: else each text would be new to a crowd that is known for hours.
 */
final class Traffic {

    private static final long MINUTE = 60_000;
    private static final long LEAST_PAST = 2;
    private static final int MOST_HOURS = 24;
    private static final Duration REFRESH = Duration.ofSeconds(1);

    private final RedisScript script = RedisScript.of("/coordination/traffic.lua");
    private final Redis redis;
    private final Clock clock;
    private final Duration window;
    private final Duration history;
    private final Map<String, Minutes> namespaces = new ConcurrentHashMap<>();

    Traffic(Redis redis, Clock clock, Duration window, Duration history) {
        this.redis = redis;
        this.clock = clock;
        this.window = window;
        this.history = history;
    }

    /**
     * Comments of a namespace around a moment.
     *
     * @param prior comments of the history before the window
     * @param inWindow comments of the window that ends with the moment
     */
    record Volume(long prior, long inWindow) {

        /**
         * Whether enough is known of what came before to tell what is new in a crowd as large as this.
         *
         * @param smallCrowd comments in a window that tell it without a past
         */
        boolean hasPast(long smallCrowd) {
            return inWindow <= smallCrowd || prior >= LEAST_PAST * inWindow;
        }
    }

    void note(Observation comment) {
        minutes(comment.namespace()).note(comment.eventMillis() / MINUTE, comment.hostile());
    }

    Volume all(String namespace, long eventMillis) {
        return minutes(namespace).volume(eventMillis, false);
    }

    Volume hostile(String namespace, long eventMillis) {
        return minutes(namespace).volume(eventMillis, true);
    }

    /** Brings the counts of a namespace to Redis and those of other replicas here, if that is due. */
    Uni<Void> refresh(String namespace) {
        return Uni.createFrom().deferred(() -> {
            Map<Long, Telling> unsent =
                    new ConcurrentHashMap<>(minutes(namespace).due(clock.millis()));
            List<Uni<Void>> calls = new ArrayList<>();
            Map.copyOf(unsent)
                    .forEach((hour, told) -> calls.add(
                            exchange(namespace, hour, told).onSubscription().invoke(() -> unsent.remove(hour))));
            // Of what is sent and not answered nobody knows whether it has arrived.
            return SideBySide.all(calls).onTermination().invoke(() -> unsent.values()
                    .forEach(told -> minutes(namespace).giveBack(told.counts())));
        });
    }

    /**
     * Takes from Redis what it has of some namespaces, as another node of the cluster has lost what is known of objects:
     * each replica then finds that there is less than there was.
     *
     * @param all those that may have comments, here or at other replicas, whose history is taken to end now
     */
    Uni<Void> forgetPast(Collection<String> all) {
        long now = clock.millis() / MINUTE / 60;
        List<Uni<Void>> calls = new ArrayList<>();
        for (String namespace : all) {
            Minutes minutes = minutes(namespace);
            Set<Long> hours = new TreeSet<>(minutes.forgetPast());
            minutes.withHistory(now + 1).forEach(hours::add);
            hours.forEach(
                    hour -> calls.add(redis.send(Request.cmd(Command.UNLINK).arg(key(namespace, hour)))
                            .replaceWithVoid()));
        }
        return SideBySide.all(calls);
    }

    private static String key(String namespace, long hour) {
        return "tl:{" + namespace + ":traffic:all}:" + hour;
    }

    /** @param asked counts up */
    private record Telling(long asked, Map<Long, Count> counts) {}

    private Uni<Void> exchange(String namespace, long hour, Telling told) {
        Map<Long, Count> counts = told.counts();
        ScriptArguments arguments =
                new ScriptArguments().add(history.plusHours(2).toMillis());
        counts.forEach((minute, count) -> arguments.add(minute).add(count.all).add(count.hostile));
        return script.call(redis, List.of(key(namespace, hour)), arguments)
                .invoke(response -> minutes(namespace).learn(told.asked(), hour, counts(response)))
                .onFailure()
                .invoke(() -> minutes(namespace).giveBack(counts))
                .replaceWithVoid();
    }

    private static Map<Long, Count> counts(Response minutes) {
        Map<Long, Count> counts = new TreeMap<>();
        for (int i = 0; i + 1 < minutes.size(); i += 2) {
            String field = minutes.get(i).toString();
            boolean hostile = field.endsWith("h");
            long minute = Long.parseLong(hostile ? field.substring(0, field.length() - 1) : field);
            Count count = counts.computeIfAbsent(minute, m -> new Count());
            long told = minutes.get(i + 1).toLong();
            if (hostile) {
                count.hostile = told;
            } else {
                count.all = told;
            }
        }
        return counts;
    }

    private Minutes minutes(String namespace) {
        return namespaces.computeIfAbsent(namespace, name -> new Minutes());
    }

    private static final class Count {
        long all;
        long hostile;
        /** Of all, those that Redis told. */
        long told;

        void add(Count other) {
            all += other.all;
            hostile += other.hostile;
        }

        void atLeast(Count other) {
            all = Math.max(all, other.all);
            hostile = Math.max(hostile, other.hostile);
        }

        long of(boolean onlyHostile) {
            return onlyHostile ? hostile : all;
        }
    }

    /** One namespace's counts: those Redis had when it was last asked, and those it has not been told yet. */
    private final class Minutes {

        private final TreeMap<Long, Count> known = new TreeMap<>();
        private final TreeMap<Long, Count> pending = new TreeMap<>();
        /** What was known when Redis lost it: the crowd was there, and is nobody's past. */
        private final TreeMap<Long, Count> lost = new TreeMap<>();
        /** Hours of event time that had comments, in the order in which they last had any. */
        private final Set<Long> lately = new LinkedHashSet<>();

        private long askedAt;
        private long asked;
        private long learnt;

        synchronized void note(long minute, boolean hostile) {
            Count count = pending.computeIfAbsent(minute, m -> new Count());
            count.all++;
            count.hostile += hostile ? 1 : 0;
        }

        synchronized Volume volume(long eventMillis, boolean hostile) {
            long to = eventMillis / MINUTE;
            // Counted by the minute, so that a shorter window is one minute long.
            long windowFrom = to - Math.max(1, window.toMinutes());
            long from = Math.min(windowFrom, to - history.toMinutes());
            long inWindow = sum(windowFrom + 1, to, hostile);
            for (Map.Entry<Long, Count> minute :
                    lost.subMap(windowFrom + 1, true, to, true).entrySet()) {
                long since = sum(minute.getKey(), minute.getKey(), hostile);
                inWindow += Math.max(0, minute.getValue().of(hostile) - since);
            }
            return new Volume(sum(from, windowFrom, hostile), inWindow);
        }

        private long sum(long from, long to, boolean hostile) {
            long sum = 0;
            for (TreeMap<Long, Count> counts : List.of(known, pending)) {
                for (Count count : counts.subMap(from, true, to, true).values()) {
                    sum += count.of(hostile);
                }
            }
            return sum;
        }

        /** What is to be told, by hour; the hours of its history are asked for even where there is nothing to tell. */
        synchronized Map<Long, Telling> due(long now) {
            // A clock that was set back must not keep it waiting until it is there again.
            boolean early = now >= askedAt && now - askedAt < REFRESH.toMillis();
            if (early || pending.isEmpty()) {
                return Map.of();
            }
            askedAt = now;
            Map<Long, Map<Long, Count>> hours = new TreeMap<>();
            pending.forEach((minute, count) -> {
                hours.computeIfAbsent(minute / 60, h -> new TreeMap<>()).put(minute, count);
                known.computeIfAbsent(minute, m -> new Count()).add(count);
            });
            pending.clear();
            List<Long> told = List.copyOf(hours.keySet());
            remember(told);
            told.stream()
                    .filter(lately::contains)
                    .flatMapToLong(this::withHistory)
                    .forEach(hour -> hours.computeIfAbsent(hour, h -> new TreeMap<>()));
            // A backfill that is scattered wider is kept until the next time.
            Set<Long> kept = new HashSet<>(hours.keySet());
            lately.stream().flatMapToLong(this::withHistory).forEach(kept::add);
            List.of(known, lost).forEach(counts -> counts.keySet().removeIf(minute -> !kept.contains(minute / 60)));
            asked++;
            Map<Long, Telling> telling = new TreeMap<>();
            hours.forEach((hour, counts) -> telling.put(hour, new Telling(asked, counts)));
            return telling;
        }

        private void remember(List<Long> hours) {
            lately.removeAll(hours);
            lately.addAll(hours);
            while (lately.size() > MOST_HOURS) {
                lately.remove(lately.iterator().next());
            }
        }

        private LongStream withHistory(long hour) {
            return LongStream.rangeClosed((hour * 60 - history.toMinutes()) / 60, hour);
        }

        /** An answer that was overtaken by a later one may tell less than that. */
        synchronized void learn(long asked, long hour, Map<Long, Count> counts) {
            if (asked >= learnt && tellsLess(hour, counts)) {
                lose();
            }
            learnt = Math.max(learnt, asked);
            counts.forEach((minute, told) -> {
                Count count = known.computeIfAbsent(minute, m -> new Count());
                count.atLeast(told);
                count.told = Math.max(count.told, told.all);
            });
        }

        private boolean tellsLess(long hour, Map<Long, Count> counts) {
            return known.subMap(hour * 60, hour * 60 + 60).entrySet().stream().anyMatch(before -> {
                Count now = counts.get(before.getKey());
                return before.getValue().told > (now == null ? 0 : now.all);
            });
        }

        private void lose() {
            known.forEach((minute, count) ->
                    lost.computeIfAbsent(minute, m -> new Count()).atLeast(count));
            known.clear();
        }

        /** @return the hours that Redis may have counts of */
        synchronized Set<Long> forgetPast() {
            Set<Long> hours = new HashSet<>();
            known.keySet().forEach(minute -> hours.add(minute / 60));
            lose();
            return hours;
        }

        synchronized void giveBack(Map<Long, Count> counts) {
            counts.forEach((minute, count) -> {
                pending.computeIfAbsent(minute, m -> new Count()).add(count);
                Count kept = known.get(minute);
                if (kept != null) {
                    kept.all = Math.max(kept.told, kept.all - count.all);
                    kept.hostile = Math.max(0, kept.hostile - count.hostile);
                }
            });
        }
    }
}
