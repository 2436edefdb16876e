package io.touchline.casework.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads lines of JSON that nobody vouches for: a line is bounded, its UTF-8 is checked, and a field that stands twice or
 * that nobody knows is refused, so that nothing can hide behind another.
 */
public final class JsonLines {

    /** In bytes. Ten thousand characters, all escaped, and what they answer are far shorter. */
    private static final int LONGEST_LINE = 8 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final InputStream in;
    private long lines;

    /** @param in buffered */
    public JsonLines(InputStream in) {
        this.in = in;
    }

    /** The next line; empty at the end. @throws IOException if it is no line of JSON, in words for a person */
    public Optional<JsonNode> next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        lines++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = first; next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("line " + lines + " is cut off");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("line " + lines + " is too long");
            }
            line.write(next);
        }
        return Optional.of(tree(line.toByteArray(), "line " + lines));
    }

    /** The number of the line that was read last, from 1. */
    public long number() {
        return lines;
    }

    /** @param what names it in the error */
    public static JsonNode tree(byte[] json, String what) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IOException(what + " is not JSON", e);
        }
    }

    /** @param what names it in the error */
    public static <T> T read(JsonNode tree, Class<T> type, String what) throws IOException {
        try {
            T read = JSON.treeToValue(tree, type);
            if (read != null) {
                return read;
            }
        } catch (JsonProcessingException e) {
            throw new IOException(what + " has not the fields that it should have", e);
        }
        throw new IOException(what + " has not the fields that it should have");
    }
}
