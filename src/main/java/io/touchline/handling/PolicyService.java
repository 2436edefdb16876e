package io.touchline.handling;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The policies in force on this replica: the bundled {@code default}, and the one of {@code touchline.policy.file} where
 * that is set. The latter is then the active one, and takes the place of the bundled one if its file has the same name.
 * A file that is refused stops the start: a service that answers by other rules than it was given is worse than none.
 */
@Startup
@ApplicationScoped
public class PolicyService {

    private static final Logger LOG = Logger.getLogger(PolicyService.class);

    private final PolicyConfig config;
    private Map<String, Policy> policies = Map.of();
    private Policy active;

    PolicyService(PolicyConfig config) {
        this.config = config;
    }

    @PostConstruct
    void load() {
        PolicyFiles files = new PolicyFiles();
        Policy bundled = files.bundled();
        active = config.file().map(files::read).orElse(bundled);
        Map<String, Policy> loaded = new HashMap<>();
        loaded.put(bundled.id(), bundled);
        loaded.put(active.id(), active);
        policies = Map.copyOf(loaded);
        LOG.infof("policy.active id=%s version=%s rules=%d", active.id(), active.version(), active.size());
    }

    /** Empty if there is no policy of that id. */
    public Optional<Policy> find(String policyId) {
        return Optional.ofNullable(policies.get(policyId));
    }

    /** The policy for those who ask for none. */
    public Policy active() {
        return active;
    }

    /** Where policies come from. */
    @ConfigMapping(prefix = "touchline.policy")
    public interface PolicyConfig {

        /** A policy that takes over from the bundled one; its name without {@code .yaml} is its id. */
        Optional<Path> file();
    }
}
