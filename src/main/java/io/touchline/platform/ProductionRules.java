package io.touchline.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Refuses to start where the mode and the rest of the configuration do not go together. */
final class ProductionRules {

    private static final Logger LOG = Logger.getLogger(ProductionRules.class);

    void check(@Observes @Priority(1) StartupEvent start, ServiceConfig config, Config all) {
        if (config.mode() == ServiceMode.PRODUCTION) {
            require(all, "quarkus.datasource.jdbc.url");
            require(all, "quarkus.redis.hosts");
            if (config.hmacKey().isEmpty()) {
                throw new IllegalStateException("touchline.mode=production needs touchline.hmac-key");
            }
            return;
        }
        String host = all.getOptionalValue("quarkus.http.host", String.class).orElse("127.0.0.1");
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                throw new IllegalStateException(
                        "touchline.mode=local serves loopback only, not " + host + ": its key is public");
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("quarkus.http.host is not an address: " + host, e);
        }
        LOG.infof("local mode: key 'local', data under %s", config.dataDir());
    }

    private static void require(Config all, String name) {
        if (all.getOptionalValue(name, String.class).filter(v -> !v.isBlank()).isEmpty()) {
            throw new IllegalStateException("touchline.mode=production needs " + name);
        }
    }
}
