package io.touchline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends many comments through one stream of lines to a running service on this machine, and says every ten seconds how
 * far it is: {@code Backfill [comments] [port] [bytes of a chunk]}, a million to 8080 in chunks of 64 kB by default; with
 * chunks of one byte every line is a chunk that goes out by itself. Those that they are about it registers first.
 */
public final class Backfill {

    private static final byte[] GOOD = "{\"status\":200".getBytes(StandardCharsets.US_ASCII);

    private static final int USUAL_CHUNK = 64 << 10;

    private final int chunk;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong good = new AtomicLong();

    /** @param chunk lines are put together until they have so many bytes */
    private Backfill(int chunk) {
        if (chunk < 1) {
            throw new IllegalArgumentException("a chunk has at least one byte");
        }
        this.chunk = chunk;
    }

    public static void main(String[] args) throws Exception {
        long comments = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 8080;
        new Backfill(args.length > 2 ? Integer.parseInt(args[2]) : USUAL_CHUNK).run(comments, port);
    }

    private void run(long comments, int port) throws Exception {
        MatchNight night = MatchNight.of(Math.toIntExact(comments));
        register(night, port);
        long begin = System.nanoTime();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            Thread progress = new Thread(() -> tell(comments, begin), "progress");
            progress.setDaemon(true);
            progress.start();
            Thread sender = new Thread(() -> send(socket, night.bodies(), comments), "sender");
            sender.start();
            receive(socket.getInputStream());
            sender.join();
        }
        System.out.printf(
                "backfill: %,d lines answered, %,d with 200, %.0f comments/s%n",
                answered.get(), good.get(), answered.get() * 1e9 / (System.nanoTime() - begin));
    }

    /** Those that the comments are about. */
    private static void register(MatchNight night, int port) throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (Map.Entry<String, ObjectNode> target : night.targets().entrySet()) {
            HttpRequest put = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/v1/targets/" + target.getKey()))
                    .header("X-Api-Key", "local")
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(target.getValue().toString()))
                    .build();
            int status = http.send(put, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IOException("target " + target.getKey() + " was answered with " + status);
            }
        }
    }

    private void tell(long comments, long begin) {
        while (true) {
            try {
                Thread.sleep(10_000);
            } catch (InterruptedException e) {
                return;
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "backfill: %,d of %,d (%.1f %%), %.0f comments/s%n",
                    answered.get(), comments, 100.0 * answered.get() / comments, answered.get() / seconds);
        }
    }

    private void send(Socket socket, CommentBodies bodies, long comments) {
        try {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            out.write(("POST /v1/assessments/batch HTTP/1.1\r\nHost: touchline\r\nX-Api-Key: local\r\n"
                            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (long i = 0; i < comments; i++) {
                ByteBuf body = bodies.one();
                body.readBytes(lines, body.readableBytes());
                body.release();
                lines.write('\n');
                if (lines.size() >= chunk || i + 1 == comments) {
                    out.write((Integer.toHexString(lines.size()) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    lines.writeTo(out);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    lines.reset();
                    if (chunk == 1) {
                        out.flush();
                    }
                }
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            System.out.println("backfill: sending ended: " + e.getMessage());
        }
    }

    /** Takes results out of their chunks and counts those that begin as they should. */
    private void receive(InputStream socket) throws IOException {
        InputStream in = new BufferedInputStream(socket, 1 << 16);
        while (!line(in).isEmpty()) {
            // Status and headers.
        }
        int matched = 0;
        for (int left = Integer.parseInt(line(in), 16); left > 0; left = Integer.parseInt(line(in), 16)) {
            for (; left > 0; left--) {
                int unit = in.read();
                matched = unit == GOOD[matched] ? matched + 1 : unit == GOOD[0] ? 1 : 0;
                if (matched == GOOD.length) {
                    good.incrementAndGet();
                    matched = 0;
                }
                if (unit == '\n') {
                    answered.incrementAndGet();
                }
                if (unit < 0) {
                    throw new EOFException("the answer ended within a chunk");
                }
            }
            line(in);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int unit = in.read(); unit != '\n'; unit = in.read()) {
            if (unit < 0) {
                throw new EOFException("the answer ended within a line");
            }
            line.append((char) unit);
        }
        return line.toString().strip();
    }
}
