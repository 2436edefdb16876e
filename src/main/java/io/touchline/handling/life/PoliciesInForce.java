package io.touchline.handling.life;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.touchline.api.CallerPolicies;
import io.touchline.api.Outage;
import io.touchline.api.SteadyTimer;
import io.touchline.handling.Policy;
import io.touchline.handling.PolicyError;
import io.touchline.handling.PolicyException;
import io.touchline.handling.PolicyReader;
import io.touchline.handling.PolicyService;
import io.touchline.handling.StoredPolicies;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings the stored policies into force on this replica: at the start, at once after a change made here, and within some
 * seconds after one made elsewhere. A version that does not compile here, because a newer release wrote it, is reported,
 * and what ran stays; at a start, the newest version active before it that compiles takes its place.
 */
@ApplicationScoped
class PoliciesInForce {

    private static final Logger LOG = Logger.getLogger(PoliciesInForce.class);

    private static final int SHOWN_ERRORS = 20;

    private final Outage polling = new Outage(LOG, "policies not polled");
    private final PolicyRepository repository;
    private final PolicyService service;
    private final CallerPolicies callerPolicies;
    private final Clock clock;
    private final PolicyReader reader = new PolicyReader();
    private volatile Loaded loaded = new Loaded(-1, new StoredPolicies(Map.of(), Map.of()), Map.of());

    PoliciesInForce(
            PolicyRepository repository,
            PolicyService service,
            CallerPolicies callerPolicies,
            Clock clock,
            MeterRegistry meters) {
        this.repository = repository;
        this.service = service;
        this.callerPolicies = callerPolicies;
        this.clock = clock;
        Gauge.builder("touchline.policies.refused", this, policies -> policies.loaded.refused.size())
                .description("stored policies of which a version should be in force here but does not compile")
                .register(meters);
    }

    /** @param refused by policy, what is wrong with the version that should be in force */
    private record Loaded(long version, StoredPolicies policies, Map<String, List<String>> refused) {}

    void start(@Observes @Priority(210) StartupEvent event) {
        service.givenIds().forEach(this::keep);
        refresh();
        callerPolicies.all().stream()
                .filter(id -> service.find(id).isEmpty())
                .forEach(id -> LOG.errorf("policy.unknown id=%s a caller is set to it, the usual one decides", id));
    }

    /** Answers name its version, and somebody may ask for it after an upgrade that brings another. */
    private void keep(String id) {
        try {
            service.given(id).ifPresent(given -> repository.keep(PolicyVersion.of(id, given, clock.instant())));
        } catch (RuntimeException e) {
            LOG.warnf("policy.given id=%s is not kept: %s", id, e.getClass().getSimpleName());
        }
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofSeconds(2), this::poll);
    }

    void poll() {
        try {
            if (repository.registryVersion() != loaded.version) {
                refresh();
            }
            polling.over();
        } catch (RuntimeException e) {
            polling.tell(e);
        }
    }

    /** What is wrong with the version of this policy that should be in force here; empty if it is. */
    List<String> refused(String policyId) {
        return loaded.refused.getOrDefault(policyId, List.of());
    }

    /** The version is read before the policies: a change in between is then read again at the next poll, never missed. */
    synchronized void refresh() {
        long version = repository.registryVersion();
        Map<String, Policy> active = new HashMap<>();
        Map<String, Policy> shadows = new HashMap<>();
        Map<String, List<String>> refused = new HashMap<>();
        for (StoredPolicy policy : repository.all()) {
            policy.active().ifPresent(own -> active(policy, own, refused).ifPresent(p -> active.put(p.id(), p)));
            // After an upgrade the version that came with the service may be the one that ran beside the last.
            Optional<String> deciding = policy.activeOr(
                    service.given(policy.id()).map(given -> given.policy().version()));
            policy.shadow()
                    .filter(own -> !deciding.equals(Optional.of(own)))
                    .flatMap(own -> shadow(policy, own, refused))
                    .ifPresent(p -> shadows.put(p.id(), p));
        }
        Loaded before = loaded;
        loaded = new Loaded(version, new StoredPolicies(active, shadows), Map.copyOf(refused));
        service.take(loaded.policies);
        report(before.policies.active(), active, "policy.active");
        report(before.policies.shadows(), shadows, "policy.shadow");
    }

    private Optional<Policy> active(StoredPolicy policy, String version, Map<String, List<String>> refused) {
        Policy running = loaded.policies.active().get(policy.id());
        Optional<Policy> compiled = compiled(policy.id(), version, running, refused);
        if (compiled.isPresent() || running != null) {
            return compiled.or(() -> Optional.of(running));
        }
        for (int i = policy.earlier().size() - 1; i >= 0; i--) {
            Optional<Policy> older = compiled(policy.id(), policy.earlier().get(i), null, new HashMap<>());
            if (older.isPresent()) {
                return older;
            }
        }
        return Optional.empty();
    }

    private Optional<Policy> shadow(StoredPolicy policy, String version, Map<String, List<String>> refused) {
        return compiled(policy.id(), version, loaded.policies.shadows().get(policy.id()), refused);
    }

    private Optional<Policy> compiled(String id, String version, Policy running, Map<String, List<String>> refused) {
        if (running != null && running.version().equals(version)) {
            return Optional.of(running);
        }
        try {
            return repository.version(id, version).map(stored -> reader.read(id, id + "@" + version, stored.source()));
        } catch (PolicyException e) {
            if (!refused(id).equals(messages(e))) {
                LOG.errorf("policy.refused id=%s version=%s\n%s", id, version, e.getMessage());
            }
            refused.put(id, messages(e));
            return Optional.empty();
        }
    }

    private static List<String> messages(PolicyException e) {
        return e.errors().stream()
                .limit(SHOWN_ERRORS)
                .map(PolicyError::toString)
                .toList();
    }

    private static void report(Map<String, Policy> before, Map<String, Policy> after, String what) {
        after.forEach((id, policy) -> {
            if (policy != before.get(id)) {
                LOG.infof("%s id=%s version=%s rules=%d", what, id, policy.version(), policy.size());
            }
        });
        before.keySet().stream()
                .filter(id -> !after.containsKey(id))
                .forEach(id -> LOG.infof("%s id=%s version=none", what, id));
    }
}
