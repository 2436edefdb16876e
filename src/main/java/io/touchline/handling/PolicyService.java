package io.touchline.handling;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import io.touchline.api.Caller;
import io.touchline.api.StartRefusal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The policies in force on this replica. Given are the bundled {@code default} and the one of
 * {@code touchline.policy.file} where that is set; the latter is then the one for those who ask for none, and takes the
 * place of the bundled one if its file has the same name. A file that is refused stops the start: a service that answers
 * by other rules than it was given is worse than none. A stored policy that was made active takes the place of a given
 * one of its id.
 */
@Startup
@ApplicationScoped
public class PolicyService {

    private static final Logger LOG = Logger.getLogger(PolicyService.class);

    private final PolicyConfig config;
    private Map<String, GivenPolicy> given = Map.of();
    private String usual;
    private volatile StoredPolicies stored = StoredPolicies.NONE;

    PolicyService(PolicyConfig config) {
        this.config = config;
    }

    @PostConstruct
    void load() {
        PolicyFiles files = new PolicyFiles();
        GivenPolicy bundled = files.bundled();
        GivenPolicy first = config.file().map(path -> given(files, path)).orElse(bundled);
        Map<String, GivenPolicy> loaded = new LinkedHashMap<>();
        loaded.put(bundled.policy().id(), bundled);
        loaded.put(first.policy().id(), first);
        given = Map.copyOf(loaded);
        usual = first.policy().id();
        LOG.infof(
                "policy.active id=%s version=%s rules=%d",
                usual, first.policy().version(), first.policy().size());
    }

    private static GivenPolicy given(PolicyFiles files, Path path) {
        try {
            return files.read(path);
        } catch (PolicyException e) {
            throw new StartRefusal("touchline.policy.file: " + e.getMessage(), e);
        }
    }

    /** What decides for those who name this policy; empty if there is none of that id. */
    public Optional<Policy> find(String policyId) {
        Policy own = stored.active().get(policyId);
        return own != null ? Optional.of(own) : given(policyId).map(GivenPolicy::policy);
    }

    /** The policy for those who ask for none and have none of their own. */
    public Policy active() {
        return find(usual).orElseThrow();
    }

    /** The policy for this caller where it asks for none: its own, or that of all where its own is not known. */
    public Policy activeFor(Caller caller) {
        return caller.policyId().flatMap(this::find).orElseGet(this::active);
    }

    /** What runs beside this policy and decides nothing. */
    public Optional<Policy> shadowOf(Policy active) {
        return Optional.ofNullable(stored.shadows().get(active.id()));
    }

    /** The policy of this id that came with the service. */
    public Optional<GivenPolicy> given(String policyId) {
        return Optional.ofNullable(given.get(policyId));
    }

    public List<String> givenIds() {
        return given.keySet().stream().sorted().toList();
    }

    /** Puts these in force instead of all stored ones before; comments that are being judged keep the policy they have. */
    public void take(StoredPolicies inForce) {
        stored = inForce;
    }

    /** Where policies come from. */
    @ConfigMapping(prefix = "touchline.policy")
    public interface PolicyConfig {

        /** A policy that takes over from the bundled one; its name without {@code .yaml} is its id. */
        Optional<Path> file();
    }
}
