package io.touchline.testsupport;

import io.vertx.mutiny.redis.client.Redis;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Redis of its own for the tests of one class. Registered in a static field. */
public final class OwnRedis implements BeforeAllCallback, AfterAllCallback {

    private RedisProcess process;
    private RedisClient client;

    @Override
    public void beforeAll(ExtensionContext context) {
        process = RedisProcess.start();
        client = RedisClient.of(process);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        process.close();
    }

    public Redis redis() {
        return client.redis();
    }
}
