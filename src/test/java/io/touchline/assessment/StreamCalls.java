package io.touchline.assessment;

import static io.touchline.testsupport.Api.comment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Streams by hand, line by line and answer by answer. */
final class StreamCalls {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final String HEAD_OF_A_STREAM = "POST %s HTTP/1.1\r\nHost: touchline\r\nX-Api-Key: local\r\n"
            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";

    private StreamCalls() {}

    static void send(OutputStream to, String line) throws IOException {
        sendLater(to, line);
        to.flush();
    }

    static void sendLater(OutputStream to, String line) throws IOException {
        byte[] bytes = utf8(line + "\n");
        to.write(utf8(Integer.toHexString(bytes.length) + "\r\n"));
        to.write(bytes);
        to.write(utf8("\r\n"));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String line(String commentId, String text) {
        try {
            return JSON.writeValueAsString(comment(commentId, "u-" + commentId, text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The comment id of the next result, whatever frames it. */
    static String nextResult(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        while (!line.startsWith("{")) {
            line = answers.readLine();
        }
        return JSON.readTree(line).at("/assessment/commentId").textValue();
    }
}
