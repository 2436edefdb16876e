package io.touchline.platform.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.api.StartRefusal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could be an address is taken, and what cannot is told by its key, without a password that stands in it. */
class GivenAddressesTest {

    private static final String PASSWORD = "s3cret";

    @Test
    void takesWhatNobodyGives() {
        GivenAddresses.check(key -> Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quarkus.http.port | 0",
                "quarkus.http.port | 65535",
                // Refused by whoever reads it, with the key.
                "quarkus.http.port | http",
                "quarkus.datasource.jdbc.url | jdbc:postgresql://db.example:5432/touchline",
                "quarkus.datasource.jdbc.url | jdbc:postgresql://a:5432,b:5433/touchline?targetServerType=primary",
                "quarkus.datasource.jdbc.url | jdbc:postgresql:///touchline",
                "quarkus.datasource.jdbc.url | jdbc:postgresql://db/touchline?user=a@b&ssl=true",
                "quarkus.redis.hosts | redis://127.0.0.1:6379",
                "quarkus.redis.hosts | redis://redis",
                "quarkus.redis.hosts | rediss://:s3cret@redis:6380/2",
                "quarkus.redis.hosts | redis://a:6379, redis://b:6379,redis://c:6379",
                "quarkus.redis.hosts | unix:///var/run/redis.sock",
                "quarkus.oidc.auth-server-url | https://id.example/realms/touchline",
                "quarkus.oidc.auth-server-url | http://localhost:8180",
            })
    void takesAddresses(String key, String value) {
        check(key, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quarkus.http.port | 65536",
                "quarkus.http.port | -1",
                "quarkus.datasource.jdbc.url | localhost/s3cret",
                "quarkus.datasource.jdbc.url | postgresql://localhost/touchline?password=s3cret",
                "quarkus.datasource.jdbc.url | jdbc:mysql://localhost/touchline?password=s3cret",
                "quarkus.datasource.jdbc.url | jdbc:postgresql://localhost:port/touchline?password=s3cret",
                "quarkus.datasource.jdbc.url | jdbc:postgresql://touchline:s3cret@localhost/touchline",
                "quarkus.redis.hosts | 127.0.0.1:6379",
                "quarkus.redis.hosts | redis",
                "quarkus.redis.hosts | redis:6379",
                "quarkus.redis.hosts | redis://",
                "quarkus.redis.hosts | redis://127.0.0.1:99999",
                "quarkus.redis.hosts | http://127.0.0.1:6379",
                "quarkus.redis.hosts | redis://127.0.0.1:6379/s3cret",
                "quarkus.redis.hosts | redis://:s3cret with blanks@127.0.0.1:6379",
                "quarkus.redis.hosts | redis://a:6379,b:6379",
                "quarkus.oidc.auth-server-url | id.example",
                "quarkus.oidc.auth-server-url | https://",
            })
    void refusesWhatIsNone(String key, String value) {
        assertThatThrownBy(() -> check(key, value))
                .isInstanceOf(StartRefusal.class)
                .hasMessageStartingWith(key + " ")
                .hasMessageNotContaining(PASSWORD)
                .hasNoCause();
    }

    private static void check(String key, String value) {
        GivenAddresses.check(name -> Optional.ofNullable(Map.of(key, value).get(name)));
    }
}
