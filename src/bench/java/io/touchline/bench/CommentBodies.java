package io.touchline.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Request bodies from some comments, none like another: every comment has an id and a last word of its own, so that the
 * ledger knows none and the windows see a crowd that does not copy. Authors come back, as fans do.
 */
final class CommentBodies {

    private static final int AUTHORS = 20_000;
    private static final int BYTES_OF_ONE = 512;

    private final List<Corpus.Comment> comments;
    private final AtomicLong sent = new AtomicLong();

    CommentBodies(List<Corpus.Comment> comments) {
        this.comments = List.copyOf(comments);
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
        long number = sent.incrementAndGet();
        Corpus.Comment comment = comments.get((int) (number % comments.size()));
        json.writeStartObject();
        json.writeStringField("commentId", "bench-" + number);
        json.writeStringField("text", comment.text() + " " + word(number));
        json.writeObjectFieldStart("author");
        json.writeStringField("id", "author-" + number * 7919 % AUTHORS);
        json.writeEndObject();
        if (comment.targetId() != null) {
            json.writeArrayFieldStart("targetIds");
            json.writeString(comment.targetId());
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
