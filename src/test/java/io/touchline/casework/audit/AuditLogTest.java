package io.touchline.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.AccountErased;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log on real PostgreSQL. Each test has a namespace of its own. */
@QuarkusTest
class AuditLogTest {

    @Inject
    DataSource database;

    @Inject
    AuditLog log;

    @Inject
    AuditErasure erasure;

    @Inject
    AuditVerification verification;

    @Inject
    KeyedHash hash;

    private final String namespace = Api.fresh("audit");

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    @Test
    void isValidBeforeTheFirstEvent() {
        ChainReport report = verify();

        assertThat(report.valid()).isTrue();
        assertThat(report.head().seq()).isZero();
    }

    @Test
    void chainsEventsOfManyTransactions() throws SQLException {
        append(3, false);
        append(2_500, true);

        ChainReport report = verify();

        assertThat(report.faults()).isEmpty();
        assertThat(report.events()).isEqualTo(2_503);
        assertThat(report.head().seq()).isEqualTo(2_503);
    }

    @Test
    void startsEachNamespaceAtOneInTheSameTransaction() throws SQLException {
        String other = Api.fresh("audit");
        List<NewEvent> mixed = List.of(event(namespace, 1), event(other, 1), event(namespace, 2));

        List<AuditEvent> added = in(connection -> log.append(connection, mixed));

        assertThat(added).extracting(AuditEvent::seq).containsExactlyInAnyOrder(1L, 2L, 1L);
        assertThat(verify().valid()).isTrue();
        assertThat(verification.verify(other, Optional.empty()).valid()).isTrue();
    }

    @Test
    void staysContiguousWhenTwoAppendAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> writer = () -> {
                for (int i = 0; i < 40; i++) {
                    append(1 + i % 3, i % 2 == 0);
                }
                return null;
            };
            for (Future<Void> done : pool.invokeAll(List.of(writer, writer))) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }

        ChainReport report = verify();

        assertThat(report.faults()).isEmpty();
        assertThat(report.events()).isEqualTo(2 * 79);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        UPDATE audit_event SET body = '{"n":8}' WHERE seq = 4                         | 4 | HASH
        UPDATE audit_event SET at = at + interval '1 microsecond' WHERE seq = 4       | 4 | TIME
        UPDATE audit_event SET kind = 'CASE_OPENED' WHERE seq = 4                     | 4 | HASH
        UPDATE audit_event SET previous_hash = hash WHERE seq = 4                     | 4 | LINK
        UPDATE audit_event SET namespace = concat(namespace, 'x') WHERE seq = 4        | 4 | MISSING
        UPDATE audit_event SET seq = 0 WHERE seq = 4                                  | 0 | OUT_OF_ORDER
        DELETE FROM audit_event WHERE seq = 4                                         | 4 | MISSING
        DELETE FROM audit_event WHERE seq = 6                                         | 6 | END_DIFFERS
        UPDATE audit_personal SET body = '{}' WHERE seq = 4                           | 4 | PERSONAL_CHANGED
        UPDATE audit_personal SET account_key = NULL WHERE seq = 4                    | 4 | PERSONAL_CHANGED
        UPDATE audit_personal SET seq = 9 WHERE seq = 4                               | 9 | PERSONAL_UNEXPECTED
        DELETE FROM audit_personal WHERE seq = 4                                      | 4 | PERSONAL_MISSING
        UPDATE audit_chain SET seal = hash WHERE seq = 6                              | 6 | SEAL
        DELETE FROM audit_chain WHERE seq = 6                                         | 6 | END_MISSING
                    """)
    void namesWhatWasTamperedWith(String statement, long seq, ChainFault fault) throws SQLException {
        append(6, true);

        tamper(statement + " AND namespace = '" + namespace + "'");

        ChainReport report = verify();
        assertThat(report.valid()).isFalse();
        assertThat(report.faults()).contains(new ChainReport.Fault(seq, fault));
    }

    @Test
    void cannotBeChangedByTheService() throws SQLException {
        append(1, false);

        assertThatThrownBy(() -> in(connection -> execute(connection, "UPDATE audit_event SET body = '{}'")))
                .hasMessageContaining("only ever added to");
        assertThatThrownBy(() -> in(connection -> execute(connection, "DELETE FROM audit_event")))
                .hasMessageContaining("only ever added to");
        assertThatThrownBy(() -> in(connection -> execute(connection, "TRUNCATE audit_event")))
                .hasMessageContaining("only ever added to");
    }

    @Test
    void erasesWhatIsAboutOneAccountAndStaysValid() throws SQLException {
        append(1_203, true);

        int erased = in(connection -> erasure.erase(connection, new AccountErased(namespace, account(1)), List.of()));

        // Every other event is about the first account; a thousand numbers go into one event.
        assertThat(erased).isEqualTo(602);
        ChainReport report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.events()).isEqualTo(1_204);
        assertThat(report.erasedParts()).isEqualTo(602);
        assertThat(erased(connection -> erasure.erase(connection, new AccountErased(namespace, account(1)), List.of())))
                .isZero();
    }

    @Test
    void erasesAtMostAThousandPartsAtOnceAndNamesThemInOneEvent() throws SQLException {
        append(2_001, true);
        Instant later = Instant.parse("2199-01-01T00:00:00Z");

        List<Integer> erased = new ArrayList<>();
        do {
            erased.add(erased(connection -> erasure.eraseBefore(connection, namespace, later)));
        } while (erased.get(erased.size() - 1) > 0);

        assertThat(erased).containsExactly(1_000, 1_000, 1, 0);

        ChainReport report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.events()).isEqualTo(2_004);
        assertThat(report.erasedParts()).isEqualTo(2_001);
    }

    @Test
    void erasesWhatIsOlderThanAMomentAndNothingElse() throws Exception {
        append(3, true);
        // Events have whole milliseconds: the next one is later than these, and not later than those that follow.
        Instant moment = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        while (Instant.now().isBefore(moment)) {
            Thread.onSpinWait();
        }
        append(2, true);

        assertThat(erased(connection -> erasure.eraseBefore(connection, namespace, Instant.EPOCH)))
                .isZero();
        assertThat(erased(connection -> erasure.eraseBefore(connection, namespace, moment)))
                .isEqualTo(3);
        assertThat(erased(connection -> erasure.eraseBefore(connection, namespace, moment)))
                .isZero();
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().erasedParts()).isEqualTo(3);
    }

    /** Whoever looks for what is old, which there is none of on most days, keeps nobody from adding to the log. */
    @Test
    void looksForWhatIsOldWithoutTheEndOfTheChain() throws SQLException {
        append(3, true);
        try (Connection writer = database.getConnection()) {
            writer.setAutoCommit(false);
            AuditSql.lockEnd(writer, namespace);

            int erased = in(connection -> {
                execute(connection, "SET LOCAL lock_timeout = '2s'");
                return erasure.eraseBefore(connection, namespace, Instant.EPOCH);
            });

            assertThat(erased).isZero();
            writer.rollback();
        }
    }

    @Test
    void forgetsAnErasureThatIsRolledBack() throws SQLException {
        append(2, true);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            erasure.erase(connection, new AccountErased(namespace, account(1)), List.of());
            connection.rollback();
        }

        assertThat(verify().faults()).isEmpty();
        assertThat(verify().erasedParts()).isZero();
    }

    private ChainReport verify() {
        return verification.verify(namespace, Optional.empty());
    }

    private void append(int events, boolean personal) throws SQLException {
        List<NewEvent> all = new ArrayList<>(
                IntStream.range(0, events).mapToObj(n -> event(namespace, n)).toList());
        if (personal) {
            all.replaceAll(event -> new NewEvent(
                    namespace,
                    event.kind(),
                    event.subject(),
                    event.body(),
                    Optional.of(new NewEvent.Personal(
                            Optional.of(account(all.indexOf(event) % 2 + 1)), "{\"reason\":\"理由\"}"))));
        }
        in(connection -> log.append(connection, all));
    }

    private AccountKey account(int n) {
        return hash.account(namespace, "u-" + n);
    }

    private static NewEvent event(String namespace, int n) {
        return new NewEvent(namespace, AuditKind.CASE_DECIDED, "case_" + n, "{\"n\":" + n + "}", Optional.empty());
    }

    private int erased(Work<Integer> erasing) throws SQLException {
        return in(erasing);
    }

    private <T> T in(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** As somebody who owns the database. */
    private void tamper(String sql) throws SQLException {
        in(connection -> {
            execute(connection, "SET LOCAL session_replication_role = replica");
            assertThat(execute(connection, sql)).isEqualTo(1);
            return null;
        });
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
