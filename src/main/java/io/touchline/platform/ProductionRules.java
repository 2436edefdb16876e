package io.touchline.platform;

import io.quarkus.runtime.StartupEvent;
import io.touchline.api.KeyedHash;
import io.touchline.api.Namespaces;
import io.touchline.api.ServiceMode;
import io.touchline.api.StartRefusal;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Refuses to start where the mode and the rest of the configuration do not go together. */
final class ProductionRules {

    private static final Logger LOG = Logger.getLogger(ProductionRules.class);

    void check(
            @Observes @Priority(1) StartupEvent start,
            ServiceConfig config,
            Config all,
            Namespaces namespaces,
            @SuppressWarnings("unused") KeyedHash hash) {
        // Asking for callers and hash makes them now: a key that cannot be used ends the start, not the first request.
        int callers = namespaces.all().size();
        if (config.mode() == ServiceMode.PRODUCTION) {
            LOG.infof("production mode: %d namespaces", callers);
            return;
        }
        String host = all.getOptionalValue("quarkus.http.host", String.class).orElse("127.0.0.1");
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                throw new IllegalStateException(
                        "touchline.mode=local serves loopback only, not " + host + ": its key is public");
            }
        } catch (UnknownHostException e) {
            throw new StartRefusal("quarkus.http.host is not an address: " + host, e);
        }
        LOG.infof("local mode: key 'local', data under %s", config.dataDir());
    }
}
