package io.touchline.handling.protection;

import io.touchline.handling.Action;
import io.touchline.handling.PolicyService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the rules that called for a protection would ask for by the policies in force. */
@ApplicationScoped
class RulesInForce {

    private final PolicyService policies;

    RulesInForce(PolicyService policies) {
        this.policies = policies;
    }

    /** @return until when, were a comment to call for it at that moment; empty if none of them asks for it now */
    Optional<Instant> until(Action action, List<String> rules, Instant from) {
        return rules.stream()
                .flatMap(rule -> policies
                        .find(rule.split("#", 2)[0])
                        .flatMap(policy -> policy.lasting(rule, action, ProtectionNote.UNSAID))
                        .stream())
                .map(from::plus)
                .max(Comparator.naturalOrder());
    }
}
