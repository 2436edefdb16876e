package io.touchline.coordination;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.orm.panache.common.ProjectedFieldName;
import io.touchline.api.AccountKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads snapshots of groups back, and takes erased accounts out of them. Blocking. */
@ApplicationScoped
class GroupSnapshotRepository implements PanacheRepositoryBase<GroupSnapshotEntity, GroupKey> {

    /** By an index, see V30: the bodies of half a year are too much to read. */
    static final String WITH_ACCOUNT = " WHERE namespace = :namespace"
            + " AND jsonb_path_query_array(body, '$.*[*].account') @> jsonb_build_array(cast(:account AS text))";

    /** The group, or as far as there are snapshots the one that it has become part of. */
    @Transactional
    Optional<Group> surviving(GroupKey key) {
        GroupSnapshotEntity found = null;
        GroupSnapshotEntity next = findById(key);
        for (int step = 0; next != null && step <= GroupStore.MOST_STEPS; step++) {
            found = next;
            next = found.intoId == null ? null : findById(new GroupKey(key.namespace(), found.intoId));
        }
        return Optional.ofNullable(found).map(last -> last.toGroup(clearedAt(last.key)));
    }

    private Optional<Instant> clearedAt(GroupKey key) {
        return Optional.ofNullable((Instant) getEntityManager()
                .createNativeQuery("SELECT group_cleared_at(:namespace, :id)", Instant.class)
                .setParameter("namespace", key.namespace())
                .setParameter("id", key.groupId())
                .getSingleResult());
    }

    /**
     * Groups of the list that are no part of another one and were not taken back, one more than a page holds if there are
     * as many.
     */
    @Transactional
    GroupPages.Stretch page(GroupBrowser.Query query) {
        StringBuilder where = new StringBuilder("namespace = :namespace AND into_id IS NULL AND taken_back_at IS NULL"
                + " AND group_cleared_at(namespace, group_id) IS NULL");
        query.after().ifPresent(after -> where.append(" AND (last_seen, group_id) < (:seen, :id)"));
        query.targetId().ifPresent(id -> where.append(" AND :target = ANY(target_ids)"));
        Query select = getEntityManager()
                .createNativeQuery(
                        "SELECT * FROM group_snapshot WHERE " + where + " ORDER BY last_seen DESC, group_id DESC",
                        GroupSnapshotEntity.class)
                .setParameter("namespace", query.namespace())
                .setMaxResults(query.limit() + 1);
        query.after().ifPresent(after -> select.setParameter("seen", Instant.ofEpochMilli(after.lastSeen()))
                .setParameter("id", after.id()));
        query.targetId().ifPresent(id -> select.setParameter("target", id));
        List<GroupPages.Listed> groups = ((Stream<?>) select.getResultStream())
                .map(row -> GroupPages.Listed.of(((GroupSnapshotEntity) row).summary()))
                .toList();
        return new GroupPages.Stretch(
                groups,
                groups.size() <= query.limit()
                        ? Optional.empty()
                        : Optional.of(groups.get(query.limit()).place()));
    }

    /** When the snapshots of some groups were taken. */
    @Transactional
    Map<String, Instant> takenAt(String namespace, Collection<String> ids) {
        return find("key.namespace = ?1 and key.groupId in ?2", namespace, ids).project(Taken.class).stream()
                .collect(Collectors.toMap(Taken::groupId, Taken::takenAt));
    }

    /** When a snapshot was taken. */
    record Taken(@ProjectedFieldName("key.groupId") String groupId, Instant takenAt) {}

    /** The groups in whose snapshots an account is. */
    @Transactional
    List<String> idsWith(String namespace, AccountKey account) {
        return ((Stream<?>) getEntityManager()
                        .createNativeQuery("SELECT group_id FROM group_snapshot" + WITH_ACCOUNT)
                        .setParameter("namespace", namespace)
                        .setParameter("account", account.hex())
                        .getResultStream())
                .map(Object::toString)
                .toList();
    }

    /**
     * Puts another account in the place of one, wherever it acted.
     *
     * @return in how many groups
     */
    @Transactional
    int rename(String namespace, AccountKey account, AccountKey other) {
        return getEntityManager()
                .createNativeQuery(
                        "UPDATE group_snapshot SET body = cast(replace(cast(body AS text), :old, :new) AS jsonb)"
                                + WITH_ACCOUNT)
                .setParameter("namespace", namespace)
                .setParameter("account", account.hex())
                .setParameter("old", quoted(account))
                .setParameter("new", quoted(other))
                .executeUpdate();
    }

    private static String quoted(AccountKey account) {
        return '"' + account.hex() + '"';
    }
}
