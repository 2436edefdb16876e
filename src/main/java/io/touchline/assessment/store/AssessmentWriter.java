package io.touchline.assessment.store;

import io.touchline.api.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Writes a group of rows in one transaction and says for each what the ledger decided. Blocking; one call, one
 * connection.
 */
final class AssessmentWriter {

    /** SQLSTATE class 22 (data exception) and 23 (integrity): the row is at fault, not the database. */
    private static final Set<String> ROW_AT_FAULT = Set.of("22", "23");

    private static final String NO_PARTITION = "23514";

    /** SQLSTATE class 40: deadlock or serialisation; the same group may pass at the second try. */
    private static final String ROLLED_BACK = "40";

    private final DataSource database;
    private final DayPartitions partitions;
    private final Consequences consequences;

    AssessmentWriter(DataSource database, DayPartitions partitions, Consequences consequences) {
        this.database = database;
        this.partitions = partitions;
        this.consequences = consequences;
    }

    /**
     * @param again true if some rows may have been written before, as after a broken connection
     * @throws StoreUnavailableException if it is not known that the rows were written
     */
    List<WriteOutcome> write(List<AssessmentRow> rows, boolean again) {
        WriteOutcome[] outcomes = new WriteOutcome[rows.size()];
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            left.add(i);
        }
        // One statement may not meet a key twice: the later rows of a comment wait for the next round.
        while (!left.isEmpty()) {
            Set<LedgerEntry.Key> met = new HashSet<>();
            List<Integer> round = new ArrayList<>();
            List<Integer> later = new ArrayList<>();
            for (int i : left) {
                (met.add(key(rows.get(i))) ? round : later).add(i);
            }
            List<AssessmentRow> own = round.stream().map(rows::get).toList();
            List<WriteOutcome> said = writeRound(own, again);
            for (int i = 0; i < round.size(); i++) {
                outcomes[round.get(i)] = said.get(i);
            }
            left = later;
        }
        return List.of(outcomes);
    }

    private List<WriteOutcome> writeRound(List<AssessmentRow> rows, boolean again) {
        try {
            return transaction(rows, again);
        } catch (SQLException e) {
            return afterFailure(rows, again, e);
        } catch (IllegalArgumentException | NullPointerException e) {
            // What follows from a row cannot be made: that row is at fault, not its neighbours.
            return oneByOne(rows, again, "consequences");
        }
    }

    private List<WriteOutcome> afterFailure(List<AssessmentRow> rows, boolean again, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        try {
            if (state.equals(NO_PARTITION) && constraintOf(e).isEmpty()) {
                partitions.ensure(daysOf(rows));
                return transaction(rows, again);
            }
            if (state.startsWith(ROLLED_BACK)) {
                return transaction(rows, again);
            }
        } catch (SQLException second) {
            second.addSuppressed(e);
            throw new StoreUnavailableException(second);
        }
        boolean rowAtFault = state.length() == 5 && ROW_AT_FAULT.contains(state.substring(0, 2));
        if (!rowAtFault) {
            throw new StoreUnavailableException(e);
        }
        return oneByOne(
                rows, again, constraintOf(e).map(rule -> state + " " + rule).orElse(state));
    }

    /** PostgreSQL says the same of a row without a partition as of one that breaks a CHECK, but then names the rule. */
    private static Optional<String> constraintOf(SQLException e) {
        return e instanceof PSQLException said
                ? Optional.ofNullable(said.getServerErrorMessage()).map(ServerErrorMessage::getConstraint)
                : Optional.empty();
    }

    /** One bad row must not take its neighbours down: each goes alone, and a bad one that is alone is refused. */
    private List<WriteOutcome> oneByOne(List<AssessmentRow> rows, boolean again, String reason) {
        if (rows.size() == 1) {
            return List.of(new WriteOutcome.Refused(reason));
        }
        List<WriteOutcome> outcomes = new ArrayList<>();
        for (AssessmentRow row : rows) {
            outcomes.addAll(writeRound(List.of(row), again));
        }
        return outcomes;
    }

    private List<WriteOutcome> transaction(List<AssessmentRow> received, boolean again) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<AssessmentRow> rows = ErasureGuard.checked(connection, received);
                AssessmentSql.insertAccounts(connection, rows);
                Map<UUID, Integer> written =
                        again ? AssessmentSql.insertAgain(connection, rows) : AssessmentSql.insert(connection, rows);
                List<AssessmentRow> now = new ArrayList<>(rows);
                now.removeIf(row -> !written.containsKey(row.id()));
                now.addAll(keepOvertaken(connection, rows, written, again));
                Map<UUID, String> cases = now.isEmpty() ? Map.of() : consequences.write(connection, now, written);
                List<WriteOutcome> outcomes = outcomes(connection, rows, written, cases);
                IdleAccounts.add(connection, refusedAuthors(rows, outcomes));
                connection.commit();
                consequences.committed(now);
                return outcomes;
            } catch (SQLException | RuntimeException | Error e) {
                Transaction.rollback(connection, e);
                throw e;
            }
        }
    }

    /**
     * Keeps rows that waited, or were under way, while the ledger went on: what was answered must be found under its id.
     * The text that the ledger has now is another matter where nothing was answered yet: its answer is the answer.
     *
     * @param written takes their revisions
     * @param again true if they may have been answered and written before
     * @return those of another text than the newest; of the others everything has followed already
     */
    private static List<AssessmentRow> keepOvertaken(
            Connection connection, List<AssessmentRow> rows, Map<UUID, Integer> written, boolean again)
            throws SQLException {
        List<AssessmentRow> left = new ArrayList<>(rows);
        left.removeIf(row -> written.containsKey(row.id()));
        if (left.isEmpty()) {
            return List.of();
        }
        Map<UUID, Integer> before = again
                ? AssessmentSql.revisions(
                        connection, left.stream().map(AssessmentRow::id).toList())
                : Map.of();
        Map<LedgerEntry.Key, LedgerEntry> ledger = LedgerSql.find(
                connection, left.stream().map(AssessmentWriter::key).toList());
        left.removeIf(row -> {
            LedgerEntry newest = ledger.get(key(row));
            return newest == null
                    || !newest.accountKey().equals(row.accountKey())
                    || before.containsKey(row.id())
                    || !again && newest.hasFingerprint(row.fingerprint());
        });
        if (!left.isEmpty()) {
            written.putAll(AssessmentSql.insertOvertaken(connection, left));
        }
        left.removeIf(row -> ledger.get(key(row)).hasFingerprint(row.fingerprint()));
        return left;
    }

    private static List<WriteOutcome> outcomes(
            Connection connection, List<AssessmentRow> rows, Map<UUID, Integer> written, Map<UUID, String> cases)
            throws SQLException {
        List<AssessmentRow> notNow =
                rows.stream().filter(row -> !written.containsKey(row.id())).toList();
        if (notNow.isEmpty()) {
            return rows.stream()
                    .<WriteOutcome>map(row -> stored(row, written.get(row.id()), cases))
                    .toList();
        }
        Map<UUID, Integer> before = AssessmentSql.revisions(
                connection, notNow.stream().map(AssessmentRow::id).toList());
        Map<LedgerEntry.Key, LedgerEntry> ledger = LedgerSql.find(
                connection, notNow.stream().map(AssessmentWriter::key).toList());
        List<WriteOutcome> outcomes = new ArrayList<>();
        for (AssessmentRow row : rows) {
            Integer revision = written.getOrDefault(row.id(), before.get(row.id()));
            outcomes.add(revision != null ? stored(row, revision, cases) : notWritten(row, ledger.get(key(row))));
        }
        return outcomes;
    }

    private static WriteOutcome stored(AssessmentRow row, int revision, Map<UUID, String> cases) {
        return new WriteOutcome.Stored(revision, Optional.ofNullable(cases.get(row.id())));
    }

    private static WriteOutcome notWritten(AssessmentRow row, LedgerEntry entry) {
        if (entry == null) {
            // The ledger's row went between the two statements: its day was dropped. The caller tries again.
            throw new IllegalStateException("a ledger row vanished inside a transaction");
        }
        return entry.accountKey().equals(row.accountKey())
                ? new WriteOutcome.Repeat(entry.assessmentId())
                : new WriteOutcome.Conflict();
    }

    /** Whose comment was another's: their ids are known by now, and may be by nothing else. */
    private static List<IdleAccounts.Account> refusedAuthors(List<AssessmentRow> rows, List<WriteOutcome> outcomes) {
        List<IdleAccounts.Account> refused = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            AssessmentRow row = rows.get(i);
            if (outcomes.get(i) instanceof WriteOutcome.Conflict && row.authorId() != null) {
                refused.add(new IdleAccounts.Account(row.namespace(), row.accountKey()));
            }
        }
        return refused;
    }

    private static Set<LocalDate> daysOf(List<AssessmentRow> rows) {
        Set<LocalDate> days = new LinkedHashSet<>();
        for (AssessmentRow row : rows) {
            Instant receipt = Instant.ofEpochMilli(AssessmentIds.millis(row.id()));
            days.add(receipt.atOffset(ZoneOffset.UTC).toLocalDate());
        }
        return days;
    }

    private static LedgerEntry.Key key(AssessmentRow row) {
        return new LedgerEntry.Key(row.namespace(), row.commentId());
    }
}
