package io.touchline.bench;

import io.hyperfoil.api.processor.Processor;
import io.hyperfoil.api.session.Session;
import io.hyperfoil.http.api.HttpRequest;
import io.hyperfoil.http.api.StatusHandler;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;

/**
 * Watches the answers of one run, on the one thread of the generator: when the first request went out and the last
 * answer came in, how long those took that were taken and those that were told to come back, and how many comments were
 * answered without having been committed (a mark cut in two by the network is missed).
 */
final class Answers implements Processor, StatusHandler {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final ByteBuf NOT_STORED =
            Unpooled.wrappedBuffer("\"stored\":false".getBytes(StandardCharsets.US_ASCII));

    private volatile long begin;
    private volatile long end;
    private volatile long notStored;
    private final Histogram taken = new Histogram(2);
    private final Histogram refused = new Histogram(2);
    private volatile long bytes;

    void requested() {
        if (begin == 0) {
            begin = System.nanoTime();
        }
    }

    /** Until the first byte of the answer is there. */
    @Override
    public void handleStatus(HttpRequest request, int status) {
        long nanos = Math.max(0, System.nanoTime() - request.startTimestampNanos());
        (status == 503 ? refused : taken).recordValue(nanos);
    }

    /** Those that were not told to come back. */
    Histogram taken() {
        return taken;
    }

    /** Those that were. */
    Histogram refused() {
        return refused;
    }

    /** Of all bodies. */
    long bytes() {
        return bytes;
    }

    @Override
    public void process(Session session, ByteBuf data, int offset, int length, boolean isLastPart) {
        end = System.nanoTime();
        bytes += length;
        ByteBuf rest = data.slice(offset, length);
        for (int at = ByteBufUtil.indexOf(NOT_STORED, rest); at >= 0; at = ByteBufUtil.indexOf(NOT_STORED, rest)) {
            notStored = notStored + 1;
            int after = at + NOT_STORED.readableBytes();
            rest = rest.slice(after, rest.readableBytes() - after);
        }
    }

    /** Between the first request and the last answer. */
    double seconds() {
        return (end - begin) / NANOS_PER_SECOND;
    }

    long notStored() {
        return notStored;
    }
}
