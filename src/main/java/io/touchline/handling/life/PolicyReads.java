package io.touchline.handling.life;

import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.handling.GivenPolicy;
import io.touchline.handling.Policy;
import io.touchline.handling.PolicyService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the API shows of policies. Blocking. */
@ApplicationScoped
class PolicyReads {

    private static final String STORED = "STORED";
    private static final int SHOWN_VERSIONS = 50;

    private final PolicyRepository repository;
    private final PoliciesInForce inForce;
    private final PolicyService service;

    PolicyReads(PolicyRepository repository, PoliciesInForce inForce, PolicyService service) {
        this.repository = repository;
        this.inForce = inForce;
        this.service = service;
    }

    /** Those that came with the service and those that are stored and not deleted, by id. */
    Page<PolicyView.Summary> page(PageRequest page) {
        Map<String, StoredPolicy> stored = new HashMap<>();
        repository.all().forEach(policy -> stored.put(policy.id(), policy));
        Set<String> ids = new TreeSet<>(stored.keySet());
        ids.addAll(service.givenIds());
        String after = page.after().orElse("");
        List<PolicyView.Summary> found = ids.stream()
                .filter(id -> id.compareTo(after) > 0)
                .limit(page.rows())
                .map(id -> summary(stored.getOrDefault(id, StoredPolicy.fresh(id))))
                .toList();
        return page.cut(found, PolicyView.Summary::id);
    }

    /** @throws ProblemException 404 */
    PolicyView policy(String id) {
        StoredPolicy policy = known(id);
        Set<String> everActive = repository.everActive(id);
        return new PolicyView(
                id,
                isUsual(id),
                active(policy),
                policy.shadow().orElse(null),
                previous(policy),
                inForce.refused(id),
                repository.versions(id, Long.MAX_VALUE, SHOWN_VERSIONS).stream()
                        .map(version -> view(policy, version, everActive))
                        .toList(),
                policy.archivedAt().orElse(null));
    }

    Page<VersionView> versions(String id, PageRequest page) {
        StoredPolicy policy = known(id);
        Set<String> everActive = repository.everActive(id);
        List<PolicyVersion> found = repository.versions(id, before(page), page.rows());
        return page.cut(found, version -> Long.toString(version.seq()))
                .map(version -> view(policy, version, everActive));
    }

    /** With its source; also of one that came with the service. @throws ProblemException 404 */
    VersionView version(String id, String version) {
        StoredPolicy policy = known(id);
        return repository
                .version(id, version)
                .map(stored -> view(policy, stored, repository.everActive(id)))
                .or(() -> service.given(id)
                        .filter(given -> given.policy().version().equals(version))
                        .map(given -> view(policy, given)))
                .orElseThrow(ProblemException::notFound);
    }

    Page<PolicyEvent> events(String id, PageRequest page) {
        known(id);
        return page.cut(repository.events(id, before(page), page.rows()), event -> Long.toString(event.seq()));
    }

    /** @throws ProblemException 404 */
    StoredPolicy known(String id) {
        return repository
                .policy(id)
                .or(() -> service.given(id).map(given -> StoredPolicy.fresh(id)))
                .orElseThrow(ProblemException::notFound);
    }

    private PolicyView.Summary summary(StoredPolicy policy) {
        return new PolicyView.Summary(
                policy.id(),
                isUsual(policy.id()),
                active(policy),
                policy.shadow().orElse(null),
                inForce.refused(policy.id()));
    }

    /** What this replica answers by, which may be an older one than is stored as active: see {@code refused}. */
    private PolicyView.InForce active(StoredPolicy policy) {
        Optional<GivenPolicy> given = service.given(policy.id());
        return service.find(policy.id())
                .map(running -> new PolicyView.InForce(running.version(), running.size(), origin(running, given)))
                .orElse(null);
    }

    private static String origin(Policy running, Optional<GivenPolicy> given) {
        return given.filter(own -> own.policy() == running)
                .map(own -> own.origin().name())
                .orElse(STORED);
    }

    private String previous(StoredPolicy policy) {
        return policy.previous()
                .or(() -> policy.active().isEmpty() ? Optional.empty() : givenVersion(policy.id()))
                .orElse(null);
    }

    private boolean isUsual(String id) {
        return service.active().id().equals(id);
    }

    private VersionView view(StoredPolicy policy, PolicyVersion version, Set<String> everActive) {
        return new VersionView(
                version.policyId(),
                version.version(),
                version.rules(),
                state(policy, version, everActive),
                version.origin(),
                version.note(),
                version.cameWithService() ? null : version.createdBy(),
                version.createdAt(),
                version.source());
    }

    private static VersionView view(StoredPolicy policy, GivenPolicy given) {
        return new VersionView(
                policy.id(),
                given.policy().version(),
                given.policy().size(),
                policy.active().isEmpty() ? VersionState.ACTIVE : VersionState.RETIRED,
                given.origin().name(),
                null,
                null,
                null,
                given.source());
    }

    private VersionState state(StoredPolicy policy, PolicyVersion version, Set<String> everActive) {
        Optional<String> own = Optional.of(version.version());
        Optional<String> given = givenVersion(policy.id());
        if (policy.activeOr(given).equals(own)) {
            return VersionState.ACTIVE;
        }
        if (policy.shadow().equals(own)) {
            return VersionState.SHADOW;
        }
        // What somebody had stored as a draft may have come with the service since.
        boolean before = version.cameWithService() || given.equals(own) || everActive.contains(version.version());
        return before ? VersionState.RETIRED : VersionState.DRAFT;
    }

    private Optional<String> givenVersion(String id) {
        return service.given(id).map(given -> given.policy().version());
    }

    private static long before(PageRequest page) {
        return page.afterNumber().orElse(Long.MAX_VALUE);
    }
}
