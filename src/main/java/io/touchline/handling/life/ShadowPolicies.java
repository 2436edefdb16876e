package io.touchline.handling.life;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.touchline.handling.Decision;
import io.touchline.handling.Policy;
import io.touchline.handling.PolicyService;
import io.touchline.handling.Situation;
import io.touchline.handling.Suggestion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets the shadow of a policy decide beside it and counts how both came out in {@code touchline_policy_shadow_total} by
 * {@code policy} (its id), {@code suggestion} (the active one's) and {@code shadow}, and comments on which the two differ
 * in anything in {@code touchline_policy_shadow_differs_total}. Changes nothing. For any number of threads.
 */
@ApplicationScoped
public class ShadowPolicies {

    private final PolicyService policies;
    private final MeterRegistry meters;
    private final Map<Pair, Counter> pairs = new ConcurrentHashMap<>();
    private final Map<String, Counter> differing = new ConcurrentHashMap<>();

    ShadowPolicies(PolicyService policies, MeterRegistry meters) {
        this.policies = policies;
        this.meters = meters;
    }

    private record Pair(String policyId, Suggestion active, Suggestion shadow) {}

    /**
     * @param active what decided
     * @param decision how
     * @return empty if the policy has no shadow
     */
    public Optional<ShadowDecision> beside(Policy active, Situation situation, Decision decision) {
        return policies.shadowOf(active).map(shadow -> {
            ShadowDecision own = ShadowDecision.of(shadow, shadow.decide(situation), decision);
            count(active.id(), decision, own);
            return own;
        });
    }

    private void count(String policyId, Decision active, ShadowDecision shadow) {
        Pair pair = new Pair(policyId, active.suggestion(), shadow.suggestion());
        pairs.computeIfAbsent(pair, this::counter).increment();
        if (shadow.differs()) {
            differing
                    .computeIfAbsent(policyId, id -> meters.counter("touchline.policy.shadow.differs", "policy", id))
                    .increment();
        }
    }

    private Counter counter(Pair pair) {
        return Counter.builder("touchline.policy.shadow")
                .description("Comments that a shadow policy decided on beside the active one")
                .tag("policy", pair.policyId())
                .tag("suggestion", pair.active().name())
                .tag("shadow", pair.shadow().name())
                .register(meters);
    }
}
