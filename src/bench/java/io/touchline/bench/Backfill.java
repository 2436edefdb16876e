package io.touchline.bench;

import io.netty.buffer.ByteBuf;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends many comments through one stream of lines to a running service on this machine, and says every ten seconds how
 * far it is: {@code Backfill [comments] [port]}, a million to 8080 by default.
 */
public final class Backfill {

    private static final byte[] GOOD = "{\"status\":200".getBytes(StandardCharsets.US_ASCII);

    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong good = new AtomicLong();

    private Backfill() {}

    public static void main(String[] args) throws Exception {
        long comments = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 8080;
        new Backfill().run(comments, port);
    }

    private void run(long comments, int port) throws Exception {
        CommentBodies bodies = MatchNight.of(Math.toIntExact(comments)).bodies();
        long begin = System.nanoTime();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            Thread progress = new Thread(() -> tell(comments, begin), "progress");
            progress.setDaemon(true);
            progress.start();
            Thread sender = new Thread(() -> send(socket, bodies, comments), "sender");
            sender.start();
            receive(socket.getInputStream());
            sender.join();
        }
        System.out.printf(
                "backfill: %,d lines answered, %,d with 200, %.0f comments/s%n",
                answered.get(), good.get(), answered.get() * 1e9 / (System.nanoTime() - begin));
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

    private static void send(Socket socket, CommentBodies bodies, long comments) {
        try {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            out.write(("POST /v1/assessments/batch HTTP/1.1\r\nHost: touchline\r\nX-Api-Key: local\r\n"
                            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (long i = 0; i < comments; i++) {
                ByteBuf body = bodies.one();
                out.write((Integer.toHexString(body.readableBytes() + 1) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                body.readBytes(out, body.readableBytes());
                body.release();
                out.write("\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            System.out.println("backfill: sending ended: " + e.getMessage());
        }
    }

    /** Results are told by how they begin, wherever a chunk ends. */
    private void receive(InputStream socket) throws IOException {
        InputStream in = new BufferedInputStream(socket, 1 << 16);
        byte[] last = new byte[5];
        int matched = 0;
        for (int unit = in.read(); unit >= 0; unit = in.read()) {
            matched = unit == GOOD[matched] ? matched + 1 : unit == GOOD[0] ? 1 : 0;
            if (matched == GOOD.length) {
                good.incrementAndGet();
                matched = 0;
            }
            if (unit == '\n' && last[4] == '}') {
                answered.incrementAndGet();
            }
            System.arraycopy(last, 1, last, 0, 4);
            last[4] = (byte) unit;
            if (new String(last, StandardCharsets.US_ASCII).equals("0\r\n\r\n")) {
                return;
            }
        }
    }
}
