package io.touchline.coordination;

import io.touchline.api.redis.CallReach;
import io.smallrye.mutiny.Multi;
import io.touchline.testsupport.RedisClient;
import io.touchline.testsupport.RedisProcess;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What a comment costs in Redis: script calls, server time of each, comments a second through the tracker, memory. Every
 * comment of the first row is new in every respect; the others change one thing each.
 */
public final class CoordinationCost {

    private static final int BATCH = 100;

    /** Calls at once, as a service under load has them. */
    private static final int CALLS = 4;
    private static final String[] TARGETS = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};

    private CoordinationCost() {}

    /** @return a Markdown table */
    public static String table() throws Exception {
        StringBuilder table = new StringBuilder(
                """
                | comments | comments/s | script calls a comment | µs a call | µs a comment | Redis MB | bytes a comment |
                |---|---|---|---|---|---|---|
                """);
        Comments comments = new Comments("cost");
        Random random = new Random(1);
        table.append(row("text only, all different, 100,000", 100_000, i -> comments.of(i, i / 50, text(random), 0.02, null)));
        table.append(row(
                "text and target, 100,000 accounts",
                100_000,
                i -> comments.of(i, i / 50, text(random), 0.02, "t" + i % 97, TARGETS[i % 10])));
        table.append(row(
                "the same, 10,000 accounts",
                100_000,
                i -> comments.of(i % 10_000, i / 50, text(random), 0.02, "t" + i % 97, TARGETS[i % 10])));
        table.append(row(
                "one hostile text against one target, 100,000 accounts",
                100_000,
                i -> comments.of(i, i / 200, Comments.TEXT, 0.9, "t", "a")));
        table.append(row(
                "different hostile texts against one target, 100,000 accounts",
                100_000,
                i -> comments.of(i, i / 200, text(random), 0.9, "t", "a")));
        return table.toString();
    }

    private static String row(String name, int count, IntFunction<Observation> comment) throws Exception {
        try (RedisProcess process = RedisProcess.start();
                RedisClient client = RedisClient.of(process)) {
            Coordination parts = Coordination.of(
                    client.redis(), CallReach.NODE, Clock.systemUTC(), TestConfigs.with(Map.of()), (namespace, id) -> {});
            process.command("CONFIG RESETSTAT");
            long start = System.nanoTime();
            Multi.createFrom()
                    .range(0, count / BATCH)
                    .onItem()
                    .transformToUni(batch -> new ObservationRun(batch(batch, comment), parts).through())
                    .merge(CALLS)
                    .collect()
                    .last()
                    .await()
                    .indefinitely();
            long nanos = System.nanoTime() - start;
            RedisCost cost = RedisCost.of(process);
            return "| %s | %,.0f | %.2f | %.1f | %.1f | %,d | %,.0f |%n"
                    .formatted(
                            name,
                            count * 1e9 / nanos,
                            (double) cost.calls() / count,
                            (double) cost.micros() / cost.calls(),
                            (double) cost.micros() / count,
                            cost.bytes() >> 20,
                            (double) cost.bytes() / count);
        }
    }

    private static List<Observation> batch(int number, IntFunction<Observation> comment) {
        return IntStream.range(number * BATCH, (number + 1) * BATCH)
                .mapToObj(comment)
                .toList();
    }

    /** Twenty Han characters, which no two texts share. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(20, 0x4E00, 0x9000).forEach(text::appendCodePoint);
        return text.toString();
    }
}
