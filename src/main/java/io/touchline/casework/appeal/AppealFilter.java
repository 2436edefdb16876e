package io.touchline.casework.appeal;

import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which appeals of a namespace to list.
 *
 * @param overdue whether those that are open and past their deadline, or all but those
 * @param after the last one of the page before
 */
record AppealFilter(
        String namespace,
        Optional<AppealState> state,
        Optional<Boolean> overdue,
        Optional<UUID> decision,
        Optional<AccountKey> account,
        Optional<Place> after,
        Instant now) {

    /** Where an appeal stands in the list. */
    record Place(Instant dueAt, UUID id) {}

    /** Conditions for the end of a WHERE, with the values of their parameters in order. */
    record Query(String conditions, List<Object> values) {}

    /** Only what is asked for becomes a condition, so that each has its index. */
    Query query() {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        state.ifPresent(wanted -> {
            sql.append(" AND a.state = ?");
            values.add(wanted.name());
        });
        overdue.ifPresent(wanted -> {
            sql.append(wanted ? " AND a.state = 'OPEN' AND a.due_at <= ?" : " AND (a.state <> 'OPEN' OR a.due_at > ?)");
            values.add(AppealSql.utc(now));
        });
        decision.ifPresent(id -> {
            sql.append(" AND a.decision_id = ?");
            values.add(id);
        });
        account.ifPresent(key -> {
            sql.append(" AND a.account_key = ?");
            values.add(key.bytes());
        });
        after.ifPresent(place -> {
            sql.append(" AND (a.due_at, a.id) > (?, ?)");
            values.add(AppealSql.utc(place.dueAt()));
            values.add(place.id());
        });
        return new Query(sql.toString(), List.copyOf(values));
    }
}
