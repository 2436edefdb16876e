package io.touchline.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.PooledByteBufAllocator;
import io.touchline.coordination.simulation.SimulatedComment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Request bodies from a stream of comments, none of which the ledger knows. Thread-safe. */
final class CommentBodies {

    private static final int AUTHORS = 20_000;
    private static final int BYTES_OF_ONE = 512;

    private final Supplier<Sent> stream;

    private CommentBodies(Supplier<Sent> stream) {
        this.stream = stream;
    }

    /** One comment as it is sent. @param threadId null where none is told */
    private record Sent(String commentId, String text, String authorId, String threadId, List<String> targetIds) {}

    /**
     * Some comments again and again, each with an id and a last word of its own: some hundred texts that everybody copies,
     * as many of them harmful as in the list. Authors come back, as fans do.
     */
    static CommentBodies copied(List<Corpus.Comment> comments) {
        List<Corpus.Comment> all = List.copyOf(comments);
        AtomicLong sent = new AtomicLong();
        return new CommentBodies(() -> {
            long number = sent.incrementAndGet();
            Corpus.Comment comment = all.get((int) (number % all.size()));
            return new Sent(
                    "bench-" + number,
                    comment.text() + " " + word(number),
                    "author-" + number * 7919 % AUTHORS,
                    null,
                    comment.targetId() == null ? List.of() : List.of(comment.targetId()));
        });
    }

    /** What a simulated crowd writes, in its order and without its times: they are posted when they are sent. */
    static CommentBodies of(Iterator<SimulatedComment> crowd) {
        return new CommentBodies(() -> {
            SimulatedComment comment = next(crowd);
            return new Sent(
                    comment.commentId(),
                    comment.text(),
                    "fan-" + comment.account(),
                    comment.threadId(),
                    comment.targetIds());
        });
    }

    private static synchronized SimulatedComment next(Iterator<SimulatedComment> crowd) {
        return crowd.next();
    }

    ByteBuf one() {
        return body(BYTES_OF_ONE, this::writeNext);
    }

    ByteBuf batch(int size) {
        return body(size * BYTES_OF_ONE, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (int i = 0; i < size; i++) {
                writeNext(json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void writeNext(JsonGenerator json) throws IOException {
        Sent comment = stream.get();
        json.writeStartObject();
        json.writeStringField("commentId", comment.commentId());
        json.writeStringField("text", comment.text());
        json.writeObjectFieldStart("author");
        json.writeStringField("id", comment.authorId());
        json.writeEndObject();
        if (comment.threadId() != null) {
            json.writeObjectFieldStart("thread");
            json.writeStringField("id", comment.threadId());
            json.writeEndObject();
        }
        if (!comment.targetIds().isEmpty()) {
            json.writeArrayFieldStart("targetIds");
            for (String id : comment.targetIds()) {
                json.writeString(id);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Not a word of any language: consonants only. */
    private static String word(long number) {
        StringBuilder word = new StringBuilder("q");
        for (long rest = number; rest > 0; rest /= 10) {
            word.append("bcdfghjkvz".charAt((int) (rest % 10)));
        }
        return word.append('x').toString();
    }

    private static ByteBuf body(int likelyBytes, Content content) {
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.buffer(likelyBytes);
        try (OutputStream out = new ByteBufOutputStream(buffer);
                JsonGenerator json = Corpus.JSON.createGenerator(out)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer;
    }

    private interface Content {

        void write(JsonGenerator json) throws IOException;
    }
}
