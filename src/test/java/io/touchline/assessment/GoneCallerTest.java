package io.touchline.assessment;

import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.ServiceProcess;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A caller that hangs up while its batch is read, as one does that has waited for long enough. */
@QuarkusTest
@Timeout(60)
class GoneCallerTest {

    private static final int COMMENTS = 40;

    @Inject
    MeterRegistry meters;

    @Test
    void keepsItsPlacesUntilItsBatchIsDone() throws Exception {
        List<String> ids =
                IntStream.range(0, COMMENTS).mapToObj(i -> fresh("c")).toList();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            byte[] body = batchOf(ids);
            String head = "POST /v1/assessments/batch HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: local\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            while (underWay() < COMMENTS) {
                ServiceProcess.pause(Duration.ofMillis(1));
            }
        }

        // Not given back before what it asked for is done.
        while (underWay() > 0) {
            ServiceProcess.pause(Duration.ofMillis(5));
        }
        assertThat(ids).allSatisfy(id -> assertThat(call().queryParam("commentId", id)
                        .get("/v1/assessments")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1));
    }

    /** Long comments, so that reading them takes longer than hanging up. */
    private static byte[] batchOf(List<String> ids) throws Exception {
        List<Map<String, Object>> items = new ArrayList<>();
        for (String id : ids) {
            items.add(comment(id, "u-1", Api.freshWords().repeat(100)));
        }
        return new ObjectMapper().writeValueAsBytes(Map.of("items", items));
    }

    private double underWay() {
        return meters.get("touchline.in.flight.comments").gauge().value();
    }
}
