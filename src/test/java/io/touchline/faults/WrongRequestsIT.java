package io.touchline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.ServiceProcess;
import io.touchline.testsupport.fuzz.DocumentedAnswers;
import io.touchline.testsupport.fuzz.Fuzzer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Generated requests on every endpoint of the packaged service: none ends in an error of the service, none hangs, no
 * problem tells of what is inside, and every answer, if it is JSON all of it, is one that the API's document
 * tells of. It comes last, since it also changes policies. {@code -Dtouchline.fuzz.requests=100000} makes a campaign of it, {@code
 * -Dtouchline.fuzz.seed} another one.
 */
@ExtendWith(Replicas.Shared.class)
class WrongRequestsIT {

    private static final int REQUESTS = Integer.getInteger("touchline.fuzz.requests", 1_500);
    private static final long SEED = Long.getLong("touchline.fuzz.seed", 1);

    private static final Pattern INTERNALS = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]|io\\.touchline|jakarta\\.|java\\.|org\\.|SQLSTATE|SELECT |INSERT |/tmp/");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private static Replicas replicas;

    @BeforeAll
    static void share(Replicas shared) {
        replicas = shared;
    }

    @Test
    void noneMakesTheServiceFail() throws Exception {
        ServiceProcess service = replicas.second();
        JsonNode document = json.readTree(service.get("/q/openapi?format=json").body());
        Fuzzer fuzzer = new Fuzzer("http://127.0.0.1:" + service.port(), document, SEED);
        DocumentedAnswers documented = new DocumentedAnswers(document);
        begin(service, fuzzer);
        long failedBefore = failed();
        TreeSet<String> untouched = new TreeSet<>(fuzzer.operations());
        for (int i = 0; i < REQUESTS; i++) {
            Fuzzer.Request request = fuzzer.next();
            HttpResponse<String> response = http.send(request.http(), HttpResponse.BodyHandlers.ofString());
            statuses.merge(response.statusCode(), 1, Integer::sum);
            judge(request, response);
            compare(documented, request, response);
            learn(fuzzer, request, response);
            if (response.statusCode() < 300) {
                untouched.remove(request.operation());
            }
        }
        System.out.printf(
                "wrong requests: %,d, seed %d, answers %s, never right: %s%n", REQUESTS, SEED, statuses, untouched);

        assertThat(faults).isEmpty();
        assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(failed()).isEqualTo(failedBefore);
    }

    /** Requests that ended in a fault of the service, those of the classes before too. */
    private static long failed() {
        return replicas.log().stream()
                .filter(line -> line.contains("\"request failed\""))
                .count();
    }

    /** A target, and comments that open cases, so that there is something behind the ids. */
    private void begin(ServiceProcess service, Fuzzer fuzzer) throws IOException {
        service.put("/v1/targets/fuzzed", "{\"name\":\"欧阳琬瑄\",\"role\":\"ATHLETE\",\"aliases\":[\"琬瑄\"]}");
        for (int i = 0; i < 60; i++) {
            String words = Api.freshWords();
            HttpResponse<String> answer = service.post(
                    "/v1/assessments",
                    "{\"commentId\":\"f-%d\",\"text\":\"欧阳琬瑄就是个傻逼 %s\",\"author\":{\"id\":\"fan-%d\"},\"targetIds\":[\"fuzzed\"]}"
                            .formatted(i, words, i));
            fuzzer.learn("assessments", json.readTree(answer.body()));
        }
        for (String collection : List.of("targets", "cases", "policies", "decisions")) {
            fuzzer.learn(
                    collection, json.readTree(service.get("/v1/" + collection).body()));
        }
    }

    private void judge(Fuzzer.Request request, HttpResponse<String> response) {
        int status = response.statusCode();
        String what =
                request.operation() + " -> " + status + " " + request.http().uri();
        if (status >= 500 && status != 503) {
            faults.add(what);
        }
        if (status >= 400 && !request.http().method().equals("HEAD")) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            if (!type.startsWith("application/problem+json")) {
                faults.add(what + ": " + type + " " + response.body());
            }
            if (INTERNALS.matcher(response.body()).find()) {
                faults.add(what + " tells " + response.body());
            }
        }
        if (response.headers().firstValue("X-Injected").isPresent()) {
            faults.add(what + ": a header was injected");
        }
    }

    /** The document is what clients are made of. */
    private void compare(DocumentedAnswers documented, Fuzzer.Request request, HttpResponse<String> response)
            throws IOException {
        boolean asDocumented = request.operation().startsWith(request.http().method() + " ");
        if (asDocumented) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            documented
                    .faults(request.operation(), response.statusCode(), type, response.body())
                    .forEach(fault -> faults.add(request.operation() + " is documented otherwise: " + fault));
        }
    }

    private void learn(Fuzzer fuzzer, Fuzzer.Request request, HttpResponse<String> response) throws IOException {
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        if (response.statusCode() == 200 && isJson) {
            try {
                fuzzer.learn(request, json.readTree(response.body()));
            } catch (JsonProcessingException e) {
                faults.add("an answer is no JSON: " + response.uri());
            }
        }
    }
}
