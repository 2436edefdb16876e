package io.touchline.handling.life;

import io.touchline.api.Caller;
import io.touchline.api.CallerPolicies;
import io.touchline.api.ProblemException;
import io.touchline.handling.GivenPolicy;
import io.touchline.handling.Policy;
import io.touchline.handling.PolicyException;
import io.touchline.handling.PolicyReader;
import io.touchline.handling.PolicyService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Takes policies through their life. A step is in force on this replica when it returns, unless the database fails just
 * then, and on all within seconds.
 * Blocking.
 */
@ApplicationScoped
class PolicyLife {

    private static final Logger LOG = Logger.getLogger(PolicyLife.class);

    private final PolicyRepository repository;
    private final PoliciesInForce inForce;
    private final PolicyService service;
    private final CallerPolicies callerPolicies;
    private final Clock clock;
    private final PolicyReader reader = new PolicyReader();

    PolicyLife(
            PolicyRepository repository,
            PoliciesInForce inForce,
            PolicyService service,
            CallerPolicies callerPolicies,
            Clock clock) {
        this.repository = repository;
        this.inForce = inForce;
        this.service = service;
        this.callerPolicies = callerPolicies;
        this.clock = clock;
    }

    /**
     * Keeps a version that compiles. The same source again is the same version, with the note that comes with it.
     *
     * @return the version
     * @throws PolicyException with everything that is wrong
     */
    String draft(Caller caller, String id, DraftRequest request) {
        Policy policy = reader.read(id, id, request.source());
        Deed deed = Deed.noted(caller, clock.instant(), request.note());
        repository.draft(
                new PolicyVersion(
                        0,
                        id,
                        policy.version(),
                        request.source(),
                        policy.size(),
                        request.note(),
                        caller.name(),
                        deed.at()),
                deed);
        return policy.version();
    }

    void shadow(Caller caller, String id, String version, DecisionRequest decision) {
        requireCompiling(id, version);
        Optional<String> given = given(id);
        step(caller, id, PolicyEvent.Kind.SHADOWED, decision, policy -> policy.shadowed(version, given));
    }

    void endShadow(Caller caller, String id, DecisionRequest decision) {
        step(caller, id, PolicyEvent.Kind.SHADOW_ENDED, decision, StoredPolicy::unshadowed);
    }

    void activate(Caller caller, String id, String version, DecisionRequest decision) {
        requireCompiling(id, version);
        step(caller, id, PolicyEvent.Kind.ACTIVATED, decision, policy -> policy.activated(version));
    }

    /** @throws ProblemException also 409 if this release cannot compile the version that it would lead to */
    void rollBack(Caller caller, String id, DecisionRequest decision) {
        Optional<String> given = given(id);
        step(caller, id, PolicyEvent.Kind.ROLLED_BACK, decision, policy -> {
            StoredPolicy after = policy.rolledBack(given);
            after.active().ifPresent(version -> compiled(id, version));
            if (after.activeOr(given).equals(Optional.ofNullable(decision.activeVersion()))) {
                // Sent again, the guard would hold, and it would go back once more.
                throw new ProblemException(409, "/activeVersion", "a rollback would lead to this version");
            }
            return after;
        });
    }

    /** Takes it out of force and out of the list; versions and audit stay. */
    void archive(Caller caller, String id, DecisionRequest decision) {
        if (service.given(id).isPresent()) {
            throw new ProblemException(409, "", "this policy came with the service and can only be rolled back");
        }
        if (callerPolicies.all().contains(id)) {
            throw new ProblemException(409, "", "a caller is set to this policy");
        }
        repository.change(
                id,
                new PolicyRepository.Step(
                        PolicyEvent.Kind.DELETED, Deed.decided(caller, clock.instant(), decision), Optional.empty()),
                policy -> guarded(policy, decision).archived(clock.instant()));
        refresh(id);
    }

    /**
     * A stored version, or the one that came with the service, compiled.
     *
     * @throws ProblemException 404 if there is no such version, 409 if this release cannot compile it
     */
    Policy compiled(String id, String version) {
        Optional<Policy> given = service.given(id).map(GivenPolicy::policy).filter(own -> own.version()
                .equals(version));
        return given.orElseGet(() -> {
            PolicyVersion stored = repository.version(id, version).orElseThrow(ProblemException::notFound);
            try {
                return reader.read(id, id, stored.source());
            } catch (PolicyException e) {
                throw new ProblemException(409, "", "this version does not compile with the release that runs");
            }
        });
    }

    private void requireCompiling(String id, String version) {
        if (repository.version(id, version).isEmpty()) {
            throw ProblemException.notFound();
        }
        compiled(id, version);
    }

    private void step(
            Caller caller,
            String id,
            PolicyEvent.Kind kind,
            DecisionRequest decision,
            UnaryOperator<StoredPolicy> transition) {
        repository.change(
                id,
                new PolicyRepository.Step(kind, Deed.decided(caller, clock.instant(), decision), given(id)),
                policy -> transition.apply(living(guarded(policy, decision))));
        refresh(id);
    }

    /** The step is taken already: if it cannot be read back now it is soon, see {@link PoliciesInForce}. */
    private void refresh(String id) {
        try {
            inForce.refresh();
        } catch (RuntimeException first) {
            try {
                inForce.refresh();
            } catch (RuntimeException e) {
                LOG.warnf(
                        "policy.step id=%s is not in force on this replica yet: %s",
                        id, e.getClass().getSimpleName());
            }
        }
    }

    /** Asked inside the transaction: what the caller saw must still be so. */
    private StoredPolicy guarded(StoredPolicy policy, DecisionRequest decision) {
        String meant = decision.activeVersion();
        boolean holds = meant == null
                || policy.activeOr(given(policy.id())).equals(Optional.of(meant))
                || runsInsteadOf(policy, meant);
        if (!holds) {
            throw new ProblemException(409, "/activeVersion", "another version is active");
        }
        return policy;
    }

    /** Where this release cannot compile the active version, a caller is shown the one that decides as active. */
    private boolean runsInsteadOf(StoredPolicy policy, String version) {
        boolean runs = service.find(policy.id())
                .filter(running -> running.version().equals(version))
                .isPresent();
        return runs
                && policy.active().filter(own -> !compiles(policy.id(), own)).isPresent();
    }

    private boolean compiles(String id, String version) {
        try {
            compiled(id, version);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private Optional<String> given(String id) {
        return service.given(id).map(own -> own.policy().version());
    }

    private static StoredPolicy living(StoredPolicy policy) {
        if (policy.archivedAt().isPresent()) {
            throw new ProblemException(409, "", "this policy was deleted; a PUT brings it back");
        }
        return policy;
    }
}
