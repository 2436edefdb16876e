package io.touchline.handling.life;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Policies, their versions and the audit in PostgreSQL. Every change raises the registry's version, writes its line of the
 * audit and changes the policy in one transaction. Blocking.
 */
@ApplicationScoped
class PolicyRepository implements PanacheRepositoryBase<PolicyEntity, String> {

    /** All of them are compiled and kept by every replica. */
    static final int MOST_POLICIES = 200;

    /** Raising the version first also takes its row's lock, so that changes go one after another. */
    private static final String RAISE =
            "UPDATE registry_version SET version = version + 1 WHERE registry = 'policy' RETURNING version";

    /** However many there are: it is in force already. */
    private static final String ADMIT_GIVEN =
            "INSERT INTO policy (id, earlier) VALUES (:id, ARRAY[]::text[]) ON CONFLICT (id) DO NOTHING";

    private static final String VERSION = "SELECT version FROM registry_version WHERE registry = 'policy'";

    /** The step that is taken: what the audit calls it. */
    record Step(PolicyEvent.Kind kind, Deed deed, Optional<String> given) {}

    /**
     * Adds a version, and the policy where it is not there or was deleted. The same source again changes nothing, unless
     * it comes with another note: that stands in the audit, and is the version's from then on.
     *
     * @throws ProblemException 409 for another source of the same version or one policy too many
     */
    @Transactional
    void draft(PolicyVersion draft, Deed deed) {
        raise();
        PolicyEntity policy = findById(draft.policyId());
        boolean comesIn = policy == null || policy.archivedAt != null;
        if (comesIn) {
            admit(policy, draft.policyId());
        }
        Optional<PolicyVersion> known = version(draft.policyId(), draft.version());
        if (known.filter(stored -> !stored.source().equals(draft.source())).isPresent()) {
            // The version is the beginning of a digest, and beginnings can be made to meet.
            throw new ProblemException(409, "", "another source has this version");
        }
        if (known.isEmpty()) {
            getEntityManager().persist(PolicyVersionEntity.of(draft));
        }
        boolean noted = draft.note() != null
                && known.filter(stored -> draft.note().equals(stored.note())).isEmpty();
        if (known.isEmpty() || comesIn || noted) {
            note(draft.policyId(), PolicyEvent.Kind.DRAFTED, draft.version(), null, deed);
        }
    }

    /** Keeps a version that came with the service, if it is not there yet; what is in force stays as it is. */
    @Transactional
    void keep(PolicyVersion given) {
        if (version(given.policyId(), given.version()).isPresent()) {
            return;
        }
        raise();
        // Another replica that starts may have been faster.
        if (version(given.policyId(), given.version()).isEmpty()) {
            getEntityManager()
                    .createNativeQuery(ADMIT_GIVEN)
                    .setParameter("id", given.policyId())
                    .executeUpdate();
            getEntityManager().persist(PolicyVersionEntity.of(given));
        }
    }

    /**
     * Takes a step. One that leads to where the policy is already writes nothing.
     *
     * @return the policy after it
     * @throws ProblemException 404 if it was never drafted, or what the step throws
     */
    @Transactional
    StoredPolicy change(String id, Step step, UnaryOperator<StoredPolicy> transition) {
        raise();
        PolicyEntity entity = findByIdOptional(id).orElseThrow(ProblemException::notFound);
        StoredPolicy before = entity.toPolicy();
        StoredPolicy after = transition.apply(before);
        if (!after.equals(before)) {
            entity.take(after);
            boolean aboutShadow =
                    step.kind() == PolicyEvent.Kind.SHADOWED || step.kind() == PolicyEvent.Kind.SHADOW_ENDED;
            Optional<String> from = aboutShadow ? before.shadow() : before.activeOr(step.given());
            Optional<String> to = aboutShadow ? after.shadow() : after.activeOr(step.given());
            note(id, step.kind(), to.orElse(null), from.orElse(null), step.deed());
        }
        return after;
    }

    /** Writes a line of the audit about what changes nothing that is in force; also of a policy that was never drafted. */
    @Transactional
    void note(String id, PolicyEvent.Kind kind, String version, Deed deed) {
        raise();
        if (findById(id) == null) {
            admit(null, id);
        }
        note(id, kind, version, null, deed);
    }

    @Transactional
    Optional<StoredPolicy> policy(String id) {
        return findByIdOptional(id).map(PolicyEntity::toPolicy);
    }

    /** All that are not deleted, by id. */
    @Transactional
    List<StoredPolicy> all() {
        return list("archivedAt is null", Sort.by("id")).stream()
                .map(PolicyEntity::toPolicy)
                .toList();
    }

    @Transactional
    Optional<PolicyVersion> version(String id, String version) {
        Optional<PolicyVersion> found = getEntityManager()
                .createQuery("from PolicyVersionEntity where policyId = ?1 and version = ?2", PolicyVersionEntity.class)
                .setParameter(1, id)
                .setParameter(2, version)
                .getResultStream()
                .findFirst()
                .map(PolicyVersionEntity::toVersion);
        return withNotes(id, found.stream().toList()).stream().findFirst();
    }

    /** Newest first, before this one, without their sources: each may be a megabyte. */
    @Transactional
    List<PolicyVersion> versions(String id, long beforeSeq, int limit) {
        List<PolicyVersion> found = getEntityManager()
                .createQuery(
                        "select seq, version, rules, note, createdBy, createdAt from PolicyVersionEntity"
                                + " where policyId = ?1 and seq < ?2 order by seq desc",
                        Tuple.class)
                .setParameter(1, id)
                .setParameter(2, beforeSeq)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new PolicyVersion(
                        row.get(0, Long.class),
                        id,
                        row.get(1, String.class),
                        null,
                        row.get(2, Integer.class),
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, Instant.class)))
                .toList();
        return withNotes(id, found);
    }

    /** A version's row is never written again: a later note stands where it was drafted again. */
    private List<PolicyVersion> withNotes(String id, List<PolicyVersion> versions) {
        if (versions.isEmpty()) {
            return versions;
        }
        Map<String, String> notes = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "from PolicyEventEntity where policyId = ?1 and version in ?2 and kind = ?3"
                                + " and reason is not null order by seq",
                        PolicyEventEntity.class)
                .setParameter(1, id)
                .setParameter(2, versions.stream().map(PolicyVersion::version).toList())
                .setParameter(3, PolicyEvent.Kind.DRAFTED)
                .getResultStream()
                .forEach(event -> notes.put(event.version, event.reason));
        return versions.stream()
                .map(one -> one.withNote(notes.getOrDefault(one.version(), one.note())))
                .toList();
    }

    /** Newest first, before this one. */
    @Transactional
    List<PolicyEvent> events(String id, long beforeSeq, int limit) {
        return getEntityManager()
                .createQuery(
                        "from PolicyEventEntity where policyId = ?1 and seq < ?2 order by seq desc",
                        PolicyEventEntity.class)
                .setParameter(1, id)
                .setParameter(2, beforeSeq)
                .setMaxResults(limit)
                .getResultStream()
                .map(PolicyEventEntity::toEvent)
                .toList();
    }

    /** The versions that are active or ever were. */
    @Transactional
    Set<String> everActive(String id) {
        return new HashSet<>(getEntityManager()
                .createQuery(
                        "select distinct version from PolicyEventEntity where policyId = ?1 and kind = ?2 and version is not null",
                        String.class)
                .setParameter(1, id)
                .setParameter(2, PolicyEvent.Kind.ACTIVATED)
                .getResultList());
    }

    @Transactional
    long registryVersion() {
        return ((Number) getEntityManager().createNativeQuery(VERSION).getSingleResult()).longValue();
    }

    private void raise() {
        getEntityManager().createNativeQuery(RAISE).getSingleResult();
    }

    private void admit(PolicyEntity archived, String id) {
        if (count("archivedAt is null") >= MOST_POLICIES) {
            throw new ProblemException(409, "", "there are " + MOST_POLICIES + " policies already");
        }
        if (archived != null) {
            archived.take(archived.toPolicy().revived());
            return;
        }
        PolicyEntity entity = new PolicyEntity();
        entity.take(StoredPolicy.fresh(id));
        // Versions and events refer to it.
        persistAndFlush(entity);
    }

    private void note(String id, PolicyEvent.Kind kind, String version, String from, Deed deed) {
        getEntityManager().persist(PolicyEventEntity.of(id, kind, version, from, deed));
    }
}
