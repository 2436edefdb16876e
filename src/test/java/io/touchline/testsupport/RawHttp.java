package io.touchline.testsupport;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Requests to the letter, which a client would mend or refuse. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawHttp() {}

    /**
     * @param status of the answer
     * @param text all of the answer, from its status line on
     */
    public record Answer(int status, String text) {

        public boolean hasHeader(String name) {
            return text.toLowerCase(Locale.ROOT).contains("\r\n" + name.toLowerCase(Locale.ROOT) + ": ");
        }
    }

    /** A call with the local key. @param body JSON, may be empty @param service any address of the service */
    public static Answer call(URI service, String method, String target, String body) throws IOException {
        return send(
                service,
                method + " " + target + " HTTP/1.1\r\nHost: touchline\r\nX-Api-Key: local\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** @param request with a header that has the connection closed */
    public static Answer send(URI service, String request) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(Integer.parseInt(text.substring(9, 12)), text);
        }
    }
}
