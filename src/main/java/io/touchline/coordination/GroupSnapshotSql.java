package io.touchline.coordination;

import io.touchline.api.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Writes snapshots. Blocking. */
final class GroupSnapshotSql {

    /**
     * Two replicas may have read a group one after the other and write it the other way round: the later reading stays. And
     * one that Redis has lost and that was founded again under its id begins later: the copy of what is lost stays. That a
     * group has become part of another is for good, whatever Redis' clock said when it was read before.
     */
    private static final String UPSERT =
            """
            INSERT INTO group_snapshot AS s (namespace, group_id, kind, first_seen, last_seen, target_ids, member_count,
                                             body, taken_at, into_id, taken_back_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            ON CONFLICT (namespace, group_id) DO UPDATE
                SET kind = excluded.kind, first_seen = excluded.first_seen, last_seen = excluded.last_seen,
                    target_ids = excluded.target_ids, member_count = excluded.member_count, body = excluded.body,
                    taken_at = excluded.taken_at, into_id = excluded.into_id, taken_back_at = excluded.taken_back_at
                WHERE (s.taken_at <= excluded.taken_at OR s.into_id IS NULL AND excluded.into_id IS NOT NULL)
                    AND s.first_seen >= excluded.first_seen
            """;

    /** Bodies are large. One that is being written anew is not old any more. */
    private static final String DELETE_OLD =
            """
            DELETE FROM group_snapshot WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM group_snapshot WHERE taken_at < ? ORDER BY taken_at LIMIT 500 FOR UPDATE SKIP LOCKED))
            """;

    /** SQLSTATE class 22 (data exception) and 23 (integrity): the snapshot is at fault, not the database. */
    private static final Set<String> AT_FAULT = Set.of("22", "23");

    private final DataSource database;

    GroupSnapshotSql(DataSource database) {
        this.database = database;
    }

    /**
     * @param snapshots in order of their keys, so that two writers meet their locks in the same order
     * @return those that cannot be written; the others are
     * @throws SQLException if the database takes nothing; then nothing is known of any of them
     */
    List<GroupSnapshot> write(List<GroupSnapshot> snapshots) throws SQLException {
        if (snapshots.isEmpty() || isWritten(snapshots)) {
            return List.of();
        }
        if (snapshots.size() == 1) {
            return snapshots;
        }
        List<GroupSnapshot> refused = new ArrayList<>();
        for (GroupSnapshot snapshot : snapshots) {
            refused.addAll(write(List.of(snapshot)));
        }
        return refused;
    }

    /** @return false if one of them is at fault: then none is written */
    private boolean isWritten(List<GroupSnapshot> snapshots) throws SQLException {
        try {
            writeAll(snapshots);
            return true;
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.length() == 5 && AT_FAULT.contains(state.substring(0, 2))) {
                return false;
            }
            throw e;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void writeAll(List<GroupSnapshot> snapshots) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
                for (GroupSnapshot snapshot : snapshots) {
                    set(statement, snapshot);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                Transaction.rollback(connection, e);
                throw e;
            }
        }
    }

    /** Deletes the next snapshots that were taken before a moment. @return how many; 0 if none is left */
    static int deleteTakenBefore(Connection connection, Instant moment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE_OLD)) {
            statement.setObject(1, utc(moment));
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, GroupSnapshot snapshot) throws SQLException {
        Group group = snapshot.group();
        GroupSummary summary = group.summary();
        statement.setString(1, snapshot.key().namespace());
        statement.setString(2, snapshot.key().groupId());
        statement.setString(3, summary.kind().name());
        statement.setObject(4, utc(summary.firstSeen()));
        statement.setObject(5, utc(summary.lastSeen()));
        statement.setArray(
                6,
                statement
                        .getConnection()
                        .createArrayOf("text", summary.targetIds().toArray()));
        statement.setInt(7, summary.memberCount());
        statement.setString(8, GroupSnapshotBody.of(group).json());
        statement.setObject(9, utc(snapshot.takenAt()));
        statement.setString(10, group.into().orElse(null));
        statement.setObject(11, group.round().map(GroupSnapshotSql::utc).orElse(null));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
