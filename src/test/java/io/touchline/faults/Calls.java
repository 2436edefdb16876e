package io.touchline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.ServiceProcess;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Calls of one replica, read as JSON. */
final class Calls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Calls() {}

    static String fresh(String prefix) {
        return Api.fresh(prefix);
    }

    static void register(ServiceProcess service, String targetId, String alias) {
        HttpResponse<String> response = service.put(
                "/v1/targets/" + targetId,
                "{\"name\":\"%s\",\"role\":\"COACH\",\"aliases\":[\"%s\"]}".formatted(alias + "本人", alias));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    static String comment(String commentId, String authorId, String text) {
        return "{\"commentId\":\"%s\",\"text\":\"%s\",\"author\":{\"id\":\"%s\"}}".formatted(commentId, text, authorId);
    }

    static JsonNode assess(ServiceProcess service, String commentId, String text) {
        return post(service, "/v1/assessments", comment(commentId, "u-1", text));
    }

    static JsonNode post(ServiceProcess service, String path, String body) {
        return taken(service.post(path, body));
    }

    private static JsonNode taken(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return read(response.body());
    }

    /** As a caller does who is told to come back: sends it until there is room. */
    static JsonNode postAgain(ServiceProcess service, String path, String body) {
        HttpResponse<String> response = service.post(path, body);
        for (int i = 0; i < 100 && response.statusCode() == 503; i++) {
            ServiceProcess.pause(Duration.ofMillis(100));
            response = service.post(path, body);
        }
        return taken(response);
    }

    static JsonNode get(ServiceProcess service, String path) {
        return read(service.get(path).body());
    }

    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return strings;
    }
}
