package io.touchline.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchline.faults.Ledger.Told;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Callers that send comments, one at a time and in batches, until they are told to stop. */
final class Load implements AutoCloseable {

    /** Ten times the deadlines that replicas have: who has no answer by then counts as hanging. */
    private static final Duration HANGS = Replicas.DEADLINE.multipliedBy(10);

    private static final int CALLERS = 4;
    private static final int BATCH = 20;

    private final Ledger ledger = new Ledger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Set<String> degraded = ConcurrentHashMap.newKeySet();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final AtomicInteger next = new AtomicInteger();
    private final String prefix = "l" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final List<Integer> ports;
    private final String alias;
    private volatile boolean stopped;

    /**
     * Begins.
     *
     * @param ports asked by turns
     * @param alias of a registered target; some of the comments insult it
     */
    Load(List<Integer> ports, String alias) {
        this.ports = ports;
        this.alias = alias;
        for (int caller = 0; caller < CALLERS; caller++) {
            int size = caller % 2 == 0 ? 1 : BATCH;
            callers.execute(() -> {
                while (!stopped) {
                    send(size);
                }
            });
        }
    }

    private void send(int size) {
        int first = next.getAndAdd(size);
        String items =
                IntStream.range(first, first + size).mapToObj(this::comment).collect(Collectors.joining(","));
        String path = size == 1 ? "/v1/assessments" : "/v1/assessments/batch";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + ports.get(first % ports.size()) + path))
                .timeout(HANGS)
                .header("X-Api-Key", "local")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(size == 1 ? items : "{\"items\":[" + items + "]}"))
                .build();
        long begin = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                failures.add("status " + response.statusCode());
            } else if (size == 1) {
                note(json.readTree(response.body()));
            } else {
                json.readTree(response.body()).get("results").forEach(result -> {
                    if (result.get("status").asInt() == 200) {
                        note(result.get("assessment"));
                    } else {
                        failures.add("status " + result.get("status") + " in a batch");
                    }
                });
            }
        } catch (IOException e) {
            failures.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        slowestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
    }

    private String comment(int n) {
        String text = n % 4 == 0 ? alias + "就是个废物，滚出去" : "第" + n + "条：这场防守失误太多";
        return "{\"commentId\":\"%s%d\",\"text\":\"%s\",\"author\":{\"id\":\"u-%d\"}}"
                .formatted(prefix, n, text, n % 300);
    }

    private void note(JsonNode answer) {
        Set<String> missed = new HashSet<>();
        answer.get("degraded").forEach(part -> missed.add(part.asText()));
        degraded.addAll(missed);
        Told told = Told.STORED;
        if (!answer.get("stored").asBoolean()) {
            told = missed.contains("queue") ? Told.NOTHING : Told.QUEUED;
        }
        ledger.note(answer.get("commentId").asText(), told, answer.get("id").asText());
    }

    /** Waits for the answers that are still to come. */
    Load stop() {
        stopped = true;
        callers.shutdown();
        try {
            if (!callers.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("callers hang");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return this;
    }

    Ledger ledger() {
        return ledger;
    }

    /** What did not end in an answer. */
    Queue<String> failures() {
        return failures;
    }

    /** Every part that some answer missed. */
    Set<String> degraded() {
        return degraded;
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public String toString() {
        return "%s, slowest answer %d ms".formatted(ledger, TimeUnit.NANOSECONDS.toMillis(slowestNanos.get()));
    }
}
