package io.touchline.platform;

import static io.touchline.testsupport.Api.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send their next requests before they have had their answers. */
@QuarkusTest
class PipelinedRequestsTest {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 200 ");

    /** Far more than what lies between the two in buffers of the system. */
    private static final int MANY = 2_000_000;

    @TestHTTPResource("/")
    URI service;

    @Test
    @Timeout(60)
    void areAnsweredInTheirOrder() throws IOException {
        try (Socket socket = open()) {
            String last = request("/v1/lexicons").replace("Host", "Connection: close\r\nHost");
            String requests = request("/q/health/live").repeat(40) + last;
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));

            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(STATUS.matcher(answers).results()).hasSize(41);
            assertThat(answers.substring(answers.lastIndexOf("HTTP/1.1"))).contains("\"version\"");
        }
    }

    @Test
    @Timeout(60)
    void areAnsweredForAsLongAsTheAnswersAreTaken() throws IOException {
        try (Socket socket = open()) {
            for (int i = 0; i < 20; i++) {
                socket.getOutputStream()
                        .write(request("/q/health/live").repeat(20).getBytes(StandardCharsets.US_ASCII));
                for (int answers = 0; answers < 20; answers++) {
                    readAnswer(socket);
                }
            }
        }
    }

    /** Without a key: each is refused, and its refusal is kept for who takes it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/cases HTTP/1.1\r\nHost: touchline\r\n\r\n",
                "GET /v1/cases HTTP/1.1\r\n\r\n",
                "GET /% HTTP/1.1\r\nHost: touchline\r\n\r\n",
                "GET /^ HTTP/1.1\r\nHost: touchline\r\n\r\n",
                "GET x HTTP/1.1\r\nHost: touchline\r\n\r\n"
            })
    @Timeout(60)
    void areNotKeptWithoutAnEnd(String request) throws IOException {
        byte[] some = request.repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        int sent = 0;
        try (Socket socket = open()) {
            OutputStream out = socket.getOutputStream();
            while (sent < MANY) {
                out.write(some);
                sent += 1_000;
            }
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|aborted).*");
        }

        assertThat(sent).isLessThan(MANY);
        call().get("/v1/lexicons").then().statusCode(200);
    }

    private Socket open() throws IOException {
        return new Socket(service.getHost(), service.getPort());
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: touchline\r\n"
                + ("/v1/lexicons".equals(path) ? "X-Api-Key: local\r\n" : "") + "\r\n";
    }

    private static void readAnswer(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 200 ");
        String length = head.toString().toLowerCase(Locale.ROOT).split("content-length: ")[1];
        socket.getInputStream().readNBytes(Integer.parseInt(length.substring(0, length.indexOf('\r'))));
    }
}
