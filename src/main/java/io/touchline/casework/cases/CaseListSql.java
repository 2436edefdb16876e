package io.touchline.casework.cases;

import io.touchline.api.PageRequest;
import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Lists cases by keyset, each list along an index: open ones as moderators take them, most urgent and then oldest first;
 * others newest first.
 */
final class CaseListSql {

    private static final String NEVER = "~";

    /** A cursor is the caller's to change: PostgreSQL fails at moments far beyond this one. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private CaseListSql() {}

    /**
     * What is listed.
     *
     * @param queue of open cases alone
     * @param claimedBy open cases that this person holds at {@code now}
     */
    record Query(
            String namespace, CaseState state, Optional<String> queue, Optional<ModeratorKey> claimedBy, Instant now) {}

    /** @return up to one more than the page holds */
    static List<ModerationCase> list(Connection connection, Query query, PageRequest page) throws SQLException {
        StringBuilder sql = new StringBuilder(CaseRows.COLUMNS).append(" WHERE c.namespace = ?");
        List<Object> values = new ArrayList<>(List.of(query.namespace()));
        // Written out, not given as a parameter: the indexes of open cases are partial ones.
        sql.append(" AND c.state = '").append(query.state().name()).append('\'');
        query.queue().ifPresent(queue -> add(sql, values, " AND c.queue = ?", queue));
        query.claimedBy().ifPresent(by -> {
            add(sql, values, " AND c.claimed_by = ?", by.bytes());
            add(sql, values, " AND c.lease_until > ?", SqlRows.offset(query.now()));
        });
        page.after().ifPresent(key -> after(sql, values, query.state(), key));
        sql.append(query.state() == CaseState.OPEN ? " ORDER BY c.priority, c.opened_at, c.id" : " ORDER BY c.id DESC");
        // A limit that the planner knows keeps it on the index.
        sql.append(" LIMIT ").append(page.rows());
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return CaseRows.read(statement);
        }
    }

    /** Where to go on after a case of such a list. */
    static String key(ModerationCase last) {
        return last.state() == CaseState.OPEN
                ? last.priority() + NEVER + last.openedAt() + NEVER + CaseIds.CASE.wire(last.id())
                : CaseIds.CASE.wire(last.id());
    }

    private static void after(StringBuilder sql, List<Object> values, CaseState state, String key) {
        if (state != CaseState.OPEN) {
            add(sql, values, " AND c.id < ?", id(key));
            return;
        }
        String[] parts = key.split(NEVER, -1);
        if (parts.length != 3) {
            throw PageRequest.foreign();
        }
        try {
            Instant openedAt = Instant.parse(parts[1]);
            if (openedAt.isBefore(Instant.EPOCH) || openedAt.isAfter(LATEST)) {
                throw PageRequest.foreign();
            }
            sql.append(" AND (c.priority, c.opened_at, c.id) > (?, ?, ?)");
            values.add(Integer.parseInt(parts[0]));
            values.add(SqlRows.offset(openedAt));
            values.add(id(parts[2]));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw PageRequest.foreign();
        }
    }

    private static UUID id(String wire) {
        return CaseIds.CASE.ofWire(wire).orElseThrow(PageRequest::foreign);
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, Object value) {
        sql.append(condition);
        values.add(value);
    }
}
