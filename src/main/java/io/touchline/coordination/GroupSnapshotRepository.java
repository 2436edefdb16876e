package io.touchline.coordination;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.orm.panache.common.ProjectedFieldName;
import io.touchline.api.AccountKey;
import io.touchline.api.StoredNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
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

    /** As of the list in Redis: a filter that matches next to nothing must not read the whole of it in one request. */
    private static final int MOST_READ = 1_000;

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
        int most = query.targetId().isPresent() ? MOST_READ : query.limit() + 1;
        Query select = getEntityManager()
                .createNativeQuery(
                        "SELECT group_id, kind, first_seen, last_seen, target_ids, member_count FROM group_snapshot"
                                + " WHERE " + where + " ORDER BY last_seen DESC, group_id DESC",
                        Tuple.class)
                .setParameter("namespace", query.namespace())
                .setMaxResults(most);
        query.after().ifPresent(after -> select.setParameter("seen", Instant.ofEpochMilli(after.lastSeen()))
                .setParameter("id", after.id()));
        List<GroupPages.Listed> read = ((Stream<?>) select.getResultStream())
                .map(row -> GroupPages.Listed.of(summary((Tuple) row)))
                .toList();
        List<GroupPages.Listed> groups = read.stream()
                .filter(group -> query.targetId()
                        .map(group.summary().targetIds()::contains)
                        .orElse(true))
                .limit(query.limit() + 1L)
                .toList();
        return new GroupPages.Stretch(groups, end(groups, read, query.limit(), most));
    }

    /** How far a page was read. */
    private static Optional<GroupIndex.Entry> end(
            List<GroupPages.Listed> groups, List<GroupPages.Listed> read, int limit, int most) {
        if (groups.size() > limit) {
            return Optional.of(groups.get(limit).place());
        }
        return read.size() < most
                ? Optional.empty()
                : Optional.of(read.get(most - 1).place());
    }

    private static GroupSummary summary(Tuple row) {
        return new GroupSummary(
                row.get("group_id", String.class),
                StoredNames.of(GroupKind.class, row.get("kind", String.class)),
                row.get("first_seen", Instant.class),
                row.get("last_seen", Instant.class),
                List.of(row.get("target_ids", String[].class)),
                row.get("member_count", Integer.class));
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
