package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.testsupport.RedisProcess;
import io.touchline.testsupport.RedisProcess.Fsync;
import org.junit.jupiter.api.Test;

/** What a real Redis says of itself. */
class RedisSettingsTest {

    @Test
    void warnsOfARedisThatIsSetUpAsACache() {
        try (RedisProcess redis = RedisProcess.start(Fsync.EVERYSEC)) {
            assertThat(RedisSettings.dangers(redis.command("INFO"))).isEmpty();

            redis.command("CONFIG SET maxmemory-policy volatile-lru");
            assertThat(RedisSettings.dangers(redis.command("INFO")))
                    .singleElement()
                    .asString()
                    .startsWith("maxmemory-policy=volatile-lru: ");

            redis.command("CONFIG SET maxmemory-policy allkeys-lru");
            redis.command("CONFIG SET appendonly no");
            assertThat(RedisSettings.dangers(redis.command("INFO")))
                    .containsExactly(
                            "maxmemory-policy=allkeys-lru: once full it drops comments that wait for PostgreSQL",
                            "appendonly=no: with it go the comments that wait for PostgreSQL");
        }
    }

    @Test
    void knowsNothingOfOneThatSaysNothing() {
        assertThat(RedisSettings.dangers("# Server\r\nredis_version:7.0.15\r\n"))
                .isEmpty();
    }
}
