package io.touchline.testsupport;

import io.quarkus.proxy.ProxyConfigurationRegistry;
import io.quarkus.redis.runtime.client.ObservableRedis;
import io.quarkus.redis.runtime.client.ObservableRedisMetrics;
import io.quarkus.redis.runtime.client.VertxRedisClientFactory;
import io.quarkus.redis.runtime.client.config.RedisClientConfig;
import io.quarkus.redis.runtime.client.config.RedisConfig;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.CertificateRecorder;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The client that Quarkus would inject, made by its own factory from {@code quarkus.redis.*} of the service's
 * {@code application.properties}, but for other hosts and on a Vert.x of its own.
 */
public final class RedisClient implements AutoCloseable {

    private static final String NAME = RedisConfig.DEFAULT_CLIENT_NAME;

    private static final TlsConfigurationRegistry NO_TLS = new CertificateRecorder(new RuntimeValue<>());
    private static final ProxyConfigurationRegistry NO_PROXY = name -> Optional.empty();

    private final Vertx vertx;
    private final Redis redis;

    private RedisClient(List<String> urls, RedisClientType type) {
        RedisClientConfig config = config(urls, type);
        vertx = Vertx.vertx();
        redis = Redis.newInstance(new ObservableRedis(
                VertxRedisClientFactory.create(NAME, vertx.getDelegate(), config, NO_TLS, NO_PROXY),
                NAME,
                ObservableRedisMetrics.NOOP));
    }

    public static RedisClient of(RedisProcess process) {
        return new RedisClient(List.of(process.url()), RedisClientType.STANDALONE);
    }

    public static RedisClient at(String url) {
        return new RedisClient(List.of(url), RedisClientType.STANDALONE);
    }

    public static RedisClient of(RedisCluster cluster) {
        return new RedisClient(cluster.urls(), RedisClientType.CLUSTER);
    }

    private static RedisClientConfig config(List<String> urls, RedisClientType type) {
        Map<String, String> ours =
                Map.of("quarkus.redis.hosts", String.join(",", urls), "quarkus.redis.client-type", type.name());
        try {
            SmallRyeConfig config = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDiscoveredConverters()
                    .withProfile("test")
                    .withSources(
                            new PropertiesConfigSource(ours, "test's own", 500),
                            new PropertiesConfigSource(RedisClient.class.getResource("/application.properties"), 250))
                    .withMapping(RedisConfig.class)
                    // Those of the build have the same prefix.
                    .withValidateUnknown(false)
                    .build();
            return config.getConfigMapping(RedisConfig.class).clients().get(NAME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the service would get; closed with this. */
    public Redis redis() {
        return redis;
    }

    @Override
    public void close() {
        redis.close();
        vertx.close().await().atMost(Duration.ofSeconds(10));
    }
}
