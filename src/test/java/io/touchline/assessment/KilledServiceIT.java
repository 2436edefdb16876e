package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchline.testsupport.ServiceProcess;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** SIGKILL under load, three times at random moments: what was answered with {@code stored:true} is there, once. */
@Execution(ExecutionMode.CONCURRENT)
class KilledServiceIT {

    private static final int CLIENTS = 4;
    private static final int ROUNDS = 3;

    /** None of these comments is in doubt, and four times loading it takes ten seconds. */
    private static final String WITHOUT_ENCODER = "-Dtouchline.encoder.enabled=false";

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger nextComment = new AtomicInteger();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Boolean> unanswered = new ConcurrentHashMap<>();

    @Test
    void keepsEveryAcknowledgedAssessmentExactlyOnce() throws Exception {
        Path directory = Files.createTempDirectory(Path.of("target"), "killed-service-");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            ServiceProcess service = ServiceProcess.start(directory, WITHOUT_ENCODER);
            int before = acknowledged.size();
            underLoad(service, () -> {
                // The first answers of a process that has just started take as long as the machine wants.
                for (int i = 0; i < 1_000 && acknowledged.size() == before; i++) {
                    ServiceProcess.pause(Duration.ofMillis(20));
                }
                ServiceProcess.pause(Duration.ofMillis(random.nextInt(1_800)));
                service.kill();
            });
            assertThat(acknowledged).as("seed %d, round %d", seed, round).hasSizeGreaterThan(before);
        }

        try (ServiceProcess service = ServiceProcess.start(directory, WITHOUT_ENCODER)) {
            // The packaged service takes the lexicons as the build compiled them.
            assertThat(directory.resolve("service.log")).content().contains("prepared=true");
            assertThat(unanswered)
                    .as("comments under way when the service was killed")
                    .isNotEmpty();
            verify(service, acknowledged);
            sendAgain(service);
            verify(service, acknowledged);
        }
    }

    private void underLoad(ServiceProcess service, Runnable end) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> running = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            int size = client % 2 == 0 ? 1 : 25;
            running.add(clients.submit(() -> load(service, size, stop)));
        }
        end.run();
        stop.set(true);
        for (Future<?> client : running) {
            client.get();
        }
        clients.shutdown();
    }

    private void load(ServiceProcess service, int size, AtomicBoolean stop) {
        while (!stop.get()) {
            List<String> ids = IntStream.range(0, size)
                    .mapToObj(i -> "c-" + nextComment.incrementAndGet())
                    .toList();
            ids.forEach(id -> unanswered.put(id, true));
            try {
                send(service, ids);
            } catch (UncheckedIOException e) {
                return;
            }
        }
    }

    private void send(ServiceProcess service, List<String> ids) {
        String items = ids.stream().map(this::comment).collect(Collectors.joining(","));
        HttpResponse<String> response = service.post("/v1/assessments/batch", "{\"items\":[" + items + "]}");
        assertThat(response.statusCode()).isEqualTo(200);
        for (JsonNode result : read(response.body()).get("results")) {
            JsonNode assessment = result.get("assessment");
            if (assessment.get("stored").asBoolean()) {
                String commentId = assessment.get("commentId").asText();
                acknowledged.put(commentId, assessment.get("id").asText());
                unanswered.remove(commentId);
            }
        }
    }

    private String comment(String id) {
        return "{\"commentId\":\"%s\",\"text\":\"第%s条：这场防守失误太多\",\"author\":{\"id\":\"u-%d\"}}"
                .formatted(id, id, Math.floorMod(id.hashCode(), 50));
    }

    /** A caller that got no answer asks again; the comment may or may not have been stored the first time. */
    private void sendAgain(ServiceProcess service) {
        List<String> ids = List.copyOf(unanswered.keySet());
        for (int from = 0; from < ids.size(); from += 500) {
            send(service, ids.subList(from, Math.min(ids.size(), from + 500)));
        }
        assertThat(unanswered).isEmpty();
    }

    private void verify(ServiceProcess service, Map<String, String> expected) {
        expected.entrySet().parallelStream().forEach(entry -> {
            JsonNode items = read(service.get("/v1/assessments?commentId=" + entry.getKey())
                            .body())
                    .get("items");
            assertThat(items).as(entry.getKey()).hasSize(1);
            assertThat(items.get(0).get("id").asText()).as(entry.getKey()).isEqualTo(entry.getValue());
            assertThat(items.get(0).get("revision").asInt()).isEqualTo(1);
        });
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
