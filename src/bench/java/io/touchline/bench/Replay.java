package io.touchline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Sends the {@code text} column of a CSV file through a running service in batches of 100, looks every comment up again
 * by its id, and prints comments per second and where the calls' time went.
 *
 * <p>Usage: {@code Replay FILE [URL [CLIENTS]]}; the URL is {@code http://127.0.0.1:8080} and two clients send by default.
 * The comment ids begin with the time of the run, so that a second run is no repeat of the first.
 */
public final class Replay {

    private static final int BATCH = 100;
    private static final List<String> STAGES = List.of("scoring", "redis", "postgresql");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String run = Long.toString(System.currentTimeMillis(), 36);

    private Replay(String url) {
        this.url = url;
    }

    /** @param arguments the file, the service's URL, the number of clients */
    public static void main(String[] arguments) throws Exception {
        List<String> texts = texts(Path.of(arguments[0]));
        String url = arguments.length > 1 ? arguments[1] : "http://127.0.0.1:8080";
        int clients = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        new Replay(url).run(texts, clients, System.out);
    }

    private static List<String> texts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        CSVFormat format =
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord row : format.parse(in)) {
                texts.add(row.get("text"));
            }
        }
        return texts;
    }

    private void run(List<String> texts, int clients, PrintStream out) throws Exception {
        Map<String, Double> before = stageSeconds();
        long begin = System.nanoTime();
        List<Integer> batches = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += BATCH) {
            batches.add(from);
        }
        Map<String, String> stored = new HashMap<>();
        for (Map<String, String> some : inParallel(clients, batches, from -> send(texts, from))) {
            stored.putAll(some);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<String, Double> after = stageSeconds();

        List<String> ids = List.copyOf(stored.keySet());
        int found = 0;
        for (boolean there : inParallel(clients, ids, id -> isThere(id, stored.get(id)))) {
            found += there ? 1 : 0;
        }
        out.printf("%d comments, %d stored, %d found again by commentId%n", texts.size(), stored.size(), found);
        out.printf("%.0f comments/s in batches of %d, %d clients%n", texts.size() / seconds, BATCH, clients);
        double all = STAGES.stream().mapToDouble(stage -> after.get(stage) - before.getOrDefault(stage, 0.0)).sum();
        for (String stage : STAGES) {
            double spent = after.get(stage) - before.getOrDefault(stage, 0.0);
            out.printf("%-11s %5.1f %% of the time in stages (%.2f s)%n", stage, 100 * spent / all, spent);
        }
        if (stored.size() != texts.size() || found != texts.size()) {
            throw new IllegalStateException("not every comment was stored and found again");
        }
    }

    private Map<String, String> send(List<String> texts, int from) throws Exception {
        ArrayNode items = json.createArrayNode();
        for (int i = from; i < Math.min(texts.size(), from + BATCH); i++) {
            ObjectNode item = items.addObject().put("commentId", run + "-" + i).put("text", texts.get(i));
            item.putObject("author").put("id", "author-" + i % 5_000);
        }
        String body = json.writeValueAsString(json.createObjectNode().set("items", items));
        HttpResponse<String> response = http.send(
                request("/v1/assessments/batch")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Map<String, String> stored = new HashMap<>();
        for (JsonNode result : json.readTree(response.body()).get("results")) {
            JsonNode assessment = result.get("assessment");
            if (assessment != null && assessment.get("stored").asBoolean()) {
                stored.put(assessment.get("commentId").asText(), assessment.get("id").asText());
            }
        }
        return stored;
    }

    private boolean isThere(String commentId, String assessmentId) throws Exception {
        JsonNode items = json.readTree(get("/v1/assessments?commentId=" + commentId)).get("items");
        return items.size() == 1 && items.get(0).get("id").asText().equals(assessmentId);
    }

    private Map<String, Double> stageSeconds() throws Exception {
        Map<String, Double> seconds = new HashMap<>();
        for (String line : get("/q/metrics").lines().toList()) {
            for (String stage : STAGES) {
                if (line.startsWith("touchline_stage_seconds_sum") && line.contains("\"" + stage + "\"")) {
                    seconds.put(stage, Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
                }
            }
        }
        return seconds;
    }

    private String get(String path) throws Exception {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("X-Api-Key", "local");
    }

    private static <I, O> List<O> inParallel(int clients, List<I> inputs, Work<I, O> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            List<Future<O>> running = new ArrayList<>();
            for (I input : inputs) {
                running.add(pool.submit(() -> work.on(input)));
            }
            List<O> outputs = new ArrayList<>();
            for (Future<O> future : running) {
                outputs.add(future.get());
            }
            return outputs;
        } finally {
            pool.shutdown();
        }
    }

    private interface Work<I, O> {
        O on(I input) throws Exception;
    }
}
