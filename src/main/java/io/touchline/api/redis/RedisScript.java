package io.touchline.api.redis;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A Lua script called by its digest, and by its text where the node does not know it: after a restart, a failover or a
 * flush it heals itself, on every node. On a cluster all keys of a call lie in one
 * slot.
 */
public final class RedisScript {

    private final String text;
    private final String digest;

    private RedisScript(String text) {
        this.text = text;
        this.digest = DigestUtils.sha1Hex(text);
    }

    /** The script in these resources of the class path, one after the other. */
    public static RedisScript of(String... paths) {
        StringBuilder text = new StringBuilder();
        for (String path : paths) {
            text.append(resource(path));
        }
        return new RedisScript(text.toString());
    }

    public Uni<Response> call(Redis redis, List<String> keys, List<String> arguments) {
        return call(redis, keys, new ScriptArguments().addAll(arguments));
    }

    public Uni<Response> call(Redis redis, List<String> keys, ScriptArguments arguments) {
        return redis.send(request(Command.EVALSHA, digest, keys, arguments))
                .onFailure(RedisScript::isUnknownScript)
                .recoverWithUni(() -> redis.send(request(Command.EVAL, text, keys, arguments)))
                .map(response -> response.getDelegate());
    }

    private static Request request(Command command, String script, List<String> keys, ScriptArguments arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        for (String key : keys) {
            request.arg(key);
        }
        arguments.appendTo(request);
        return request;
    }

    private static boolean isUnknownScript(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith("NOSCRIPT");
    }

    private static String resource(String path) {
        try (InputStream in = RedisScript.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
