package io.touchline.api.redis;

import io.vertx.mutiny.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a script call, in order; text, numbers and bytes as they are. */
public final class ScriptArguments {

    private final List<byte[]> values = new ArrayList<>();

    public ScriptArguments add(byte[] value) {
        values.add(value);
        return this;
    }

    public ScriptArguments add(String value) {
        return add(value.getBytes(StandardCharsets.UTF_8));
    }

    public ScriptArguments add(long value) {
        return add(Long.toString(value));
    }

    public ScriptArguments addAll(List<String> texts) {
        texts.forEach(this::add);
        return this;
    }

    void appendTo(Request request) {
        values.forEach(request::arg);
    }
}
