package io.touchline.platform.embedded;

import io.smallrye.config.common.utils.StringUtil;
import io.touchline.api.StartRefusal;
import io.vertx.redis.client.RedisOptions;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * Refuses addresses that cannot be any, before those who would use them see them: they try a URL of another database for
 * six minutes, end in a {@code NullPointerException}, take a negative port for one of their choice, or quote a URL with
 * the password in it. Messages here name the key and never have the value.
 */
final class GivenAddresses {

    private static final String PORT = "quarkus.http.port";
    private static final String DATABASE = "quarkus.datasource.jdbc.url";
    private static final String REDIS = "quarkus.redis.hosts";
    private static final String PROVIDER = "quarkus.oidc.auth-server-url";

    private static final Pattern WEB = Pattern.compile("(?i)https?://[^/?#].*");
    private static final Pattern WITH_USER = Pattern.compile("jdbc:postgresql://[^/?]*@.*");

    private GivenAddresses() {}

    /**
     * @param settings the value of a key, empty where nobody gives one
     * @throws StartRefusal for the first that is wrong
     */
    static void check(Function<String, Optional<String>> settings) {
        settings.apply(PORT).ifPresent(GivenAddresses::requirePort);
        settings.apply(DATABASE).ifPresent(GivenAddresses::requireDatabase);
        settings.apply(REDIS).ifPresent(GivenAddresses::requireRedis);
        settings.apply(PROVIDER)
                .filter(url -> !WEB.matcher(url).matches())
                .ifPresent(url -> refuse(PROVIDER + " must be a URL that begins with https:// or http://"));
    }

    private static void requirePort(String port) {
        try {
            int number = Integer.parseInt(port);
            if (number < 0 || number > 65_535) {
                refuse(PORT + " must be from 0 to 65535; with 0 it is one that is free");
            }
        } catch (NumberFormatException e) {
            // Refused, with the key, by whoever reads it.
            return;
        }
    }

    private static void requireDatabase(String url) {
        if (WITH_USER.matcher(url).matches()) {
            refuse(DATABASE + " has a user in it: those are quarkus.datasource.username and .password");
        }
        if (!new Driver().acceptsURL(url)) {
            refuse(DATABASE + " must be a URL such as jdbc:postgresql://HOST:5432/DATABASE");
        }
    }

    private static void requireRedis(String hosts) {
        for (String host : StringUtil.split(hosts)) {
            try {
                // Has the client read the whole of it.
                new RedisOptions().setConnectionString(host.strip()).getPassword();
            } catch (RuntimeException e) {
                refuse(REDIS + " must be a URL such as redis://HOST:6379 (rediss:// with TLS), or several with commas"
                        + " between them");
            }
        }
    }

    private static void refuse(String message) {
        throw new StartRefusal(message);
    }
}
