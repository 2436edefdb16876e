package io.touchline.coordination;

import io.vertx.mutiny.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a script call, in order; text, numbers and bytes as they are. */
final class ScriptArguments {

    private final List<byte[]> values = new ArrayList<>();

    ScriptArguments add(byte[] value) {
        values.add(value);
        return this;
    }

    ScriptArguments add(String value) {
        return add(value.getBytes(StandardCharsets.UTF_8));
    }

    ScriptArguments add(long value) {
        return add(Long.toString(value));
    }

    ScriptArguments addAll(List<String> texts) {
        texts.forEach(this::add);
        return this;
    }

    void appendTo(Request request) {
        values.forEach(request::arg);
    }
}
