package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comments that wait, or are being written, while their author's account is erased. */
@QuarkusTest
class ErasedOutboxTest {

    private static final Duration BUDGET = Duration.ofSeconds(5);

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    AssessmentStore store;

    @Inject
    Outbox outbox;

    @Inject
    RefusedRows refusedRows;

    @Inject
    OutboxDrain drain;

    @Inject
    KnownNamespaces namespaces;

    @Inject
    RedisAPI redis;

    private final String author = Api.fresh("u");
    private AccountKey key;
    private Rows rows;
    private StoredRows samples;

    @BeforeEach
    void begin() {
        key = hash.account("local", author);
        rows = new Rows(database);
        samples = new StoredRows(hash);
    }

    @Test
    void writesWhatWaitedThroughAnErasureWithoutItsAuthor() {
        AssessmentRow waiting = row(Instant.now().minusSeconds(5), author);
        AssessmentRow others = row(Instant.now().minusSeconds(5), Api.fresh("u"));
        erase(author);
        AssessmentRow later = row(Instant.now().plusSeconds(5), author);

        outbox.add(List.of(waiting, others), List.of("k-1", "k-2"), BUDGET)
                .await()
                .indefinitely();
        drain();

        assertThat(known(author)).isZero();
        assertThat(rows.count("SELECT count(*) FROM assessment WHERE id = ?", waiting.id()))
                .isEqualTo(1);
        assertThat(texts(waiting)).isZero();
        assertThat(rows.count("SELECT count(*) FROM case_member WHERE assessment_id = ?", waiting.id()))
                .isZero();
        assertThat(rows.count("SELECT count(*) FROM strike WHERE account_key = ?", key.bytes()))
                .isZero();
        assertThat(texts(others)).isEqualTo(1);
        assertThat(known(others.authorId())).isEqualTo(1);

        store.writeAgain(List.of(later));

        assertThat(texts(later)).isEqualTo(1);
        assertThat(known(author)).isEqualTo(1);
    }

    /** It was taken in before the erasure was asked for, whatever the clock of the replica says that took it in. */
    @Test
    void coversWhatAReplicaWithAClockAheadTookIn() {
        AssessmentRow ahead = row(Instant.now().plusSeconds(60), author);
        AssessmentRow muchAhead = row(Instant.now().plus(Duration.ofMinutes(20)), author);
        store.writeAgain(List.of(ahead, muchAhead));
        AssessmentRow under = row(Instant.now().plusSeconds(50), author);

        erase(author);
        store.writeAgain(List.of(under));

        assertThat(texts(ahead)).isZero();
        assertThat(texts(under)).isZero();
        assertThat(known(author)).isZero();
        assertThat(rows.count(
                        """
                        SELECT count(*) FROM erasure_guard
                        WHERE account_key = ? AND received_until > now() + interval '10 minutes'
                        """,
                        key.bytes()))
                .as("what the account writes from then on has an author again")
                .isZero();
        assertThat(texts(muchAhead)).as("beyond the bound").isEqualTo(1);
    }

    @Test
    void forgetsWhatWasPutAside() {
        putAside(row(Instant.now().minusSeconds(5), author));
        ErasureGuard.Erased erased = new ErasureGuard.Erased("local", key, Instant.now());

        assertThat(refusedRows.forget(erased, BUDGET)).isEqualTo(1);
        assertThat(refusedRows.forget(erased, BUDGET)).isZero();
    }

    /** Nobody is told that all is gone as long as its words and its author's id lie there. */
    @Test
    void whatWasPutAsideGoesBeforeTheErasureIsAnswered() {
        AssessmentRow refused = row(Instant.now().minusSeconds(5), author);
        AssessmentRow others = row(Instant.now().minusSeconds(5), Api.fresh("u"));
        putAside(refused);
        String place = putAside(others);

        erase(author).statusCode(200).body("erased.texts", equalTo(1));

        assertThat(aside()).contains(others.id()).doesNotContain(refused.id());
        refusedRows.discard("local", place, BUDGET);
    }

    /** As a version that knew of more measures wrote it, before a roll-back. */
    @Test
    void whatNobodyCanReadGoesToo() {
        AssessmentRow refused = row(Instant.now().minusSeconds(5), author);
        AssessmentRow others = row(Instant.now().minusSeconds(5), Api.fresh("u"));
        String own = putAside("local", unreadable(refused));
        String place = putAside("local", unreadable(others));
        assertThat(refusedRows.find("local", own, BUDGET).orElseThrow().row()).isEmpty();

        erase(author).statusCode(200).body("erased.texts", equalTo(1));

        assertThat(refusedRows.find("local", own, BUDGET)).isEmpty();
        giveUp(place);
        assertThat(rows.column(
                        """
                        SELECT p.account_key FROM audit_personal p JOIN audit_event e USING (namespace, seq)
                        WHERE namespace = 'local' AND e.subject = ?
                        """,
                        place))
                .as("whose erasure takes the reason along")
                .containsExactly((Object) others.accountKey().bytes());
        String late = putAside("local", unreadable(row(Instant.now().minusSeconds(5), author)));
        giveUp(late);
        assertThat(discardedWithAReason(late)).containsExactly(false);
    }

    /** As the texts that were received with it are. */
    @Test
    void whatLiesAsideIsKeptNoLongerThanTexts() {
        AssessmentRow old = row(Instant.now().minus(Duration.ofDays(100)), author);
        AssessmentRow recent = row(Instant.now().minusSeconds(5), author);
        putAside(old);
        String unread = putAside("local", unreadable(row(Instant.now().minus(Duration.ofDays(100)), author)));
        String nobodys = putAside("local", "not a row");
        String place = putAside(recent);

        Api.call().post("/v1/retention/runs").then().statusCode(200);
        assertThat(aside()).contains(recent.id()).doesNotContain(old.id());
        assertThat(refusedRows.find("local", unread, BUDGET)).isEmpty();
        assertThat(refusedRows.find("local", nobodys, BUDGET)).isPresent();
        assertThat(rows.count(
                        "SELECT (body::json ->> 'rows')::int FROM audit_event WHERE namespace = 'local' AND subject = 'texts'"
                                + " AND kind = 'RETENTION_DROPPED' ORDER BY seq DESC LIMIT 1"))
                .isEqualTo(2);
        refusedRows.discard("local", List.of(place, nobodys), BUDGET);
    }

    private static String unreadable(AssessmentRow row) {
        String encoded = new RowCodec().encode(row);
        String newer = encoded.replace("\"protections\":[]", "\"protections\":[{\"action\":\"UNHEARD_OF\"}]");
        assertThat(newer).isNotEqualTo(encoded);
        return newer;
    }

    private static void giveUp(String place) {
        Api.call()
                .body(Map.of("by", "anna", "reason", "what she said of him is old"))
                .delete("/v1/outbox/refused/" + place)
                .then()
                .statusCode(204);
    }

    /** It was under way, and is put aside before the watch looks again. */
    @Test
    void keepsNoReasonWhyACommentOfAnErasedAccountIsGivenUp() {
        AssessmentRow late = row(Instant.now().minusSeconds(5), author);
        AssessmentRow others = row(Instant.now().minusSeconds(5), Api.fresh("u"));
        erase(author);

        for (AssessmentRow row : List.of(late, others)) {
            giveUp(putAside(row));
        }

        assertThat(discardedWithAReason(AssessmentIds.wire(late.id()))).containsExactly(false);
        assertThat(discardedWithAReason(AssessmentIds.wire(others.id()))).containsExactly(true);
    }

    private List<Object> discardedWithAReason(String subject) {
        return rows.column(
                """
                SELECT EXISTS (SELECT FROM audit_personal p WHERE p.namespace = e.namespace AND p.seq = e.seq)
                FROM audit_event e WHERE namespace = 'local' AND subject = ? AND kind = 'OUTBOX_DISCARDED'
                """,
                subject);
    }

    private List<UUID> aside() {
        return refusedRows.page("local", Optional.empty(), 1_000, BUDGET).stream()
                .flatMap(refused -> refused.row().stream())
                .map(AssessmentRow::id)
                .toList();
    }

    @Test
    void writesWhatWasRequeuedAfterAnErasureWithoutItsAuthor() {
        AssessmentRow refused = row(Instant.now().minusSeconds(5), author);
        erase(author);
        putAside(refused);

        assertThat(refusedRows.requeueAll("local", BUDGET)).isPositive();
        drain();

        assertThat(rows.count("SELECT count(*) FROM assessment WHERE id = ?", refused.id()))
                .isEqualTo(1);
        assertThat(texts(refused)).isZero();
        assertThat(known(author)).isZero();
    }

    /** It has a new place in the outbox: by that alone it would look as if it had come after the erasure. */
    @Test
    void takesWhatWasRequeuedForARowOfBefore() {
        String gone = Api.fresh("gone");
        Instant before = Instant.now().minusSeconds(60);
        putAside(row(gone, before, author));
        assertThat(outbox.waitsSince(gone, before, BUDGET)).isFalse();
        assertThat(refusedRows.requeuedUpTo(gone, BUDGET)).isEmpty();

        assertThat(refusedRows.requeueAll(gone, BUDGET)).isEqualTo(1);

        assertThat(outbox.waitsSince(gone, before, BUDGET)).isTrue();
        String place = refusedRows.requeuedUpTo(gone, BUDGET).orElseThrow();
        outbox.remove(gone, List.of(place), BUDGET).await().indefinitely();
        assertThat(outbox.waitsSince(gone, before, BUDGET)).isFalse();
    }

    @Test
    void knowsWhetherARowOfBeforeStillWaits() {
        assertThat(outbox.waitsSince(Api.fresh("nobody"), Instant.now(), BUDGET))
                .isFalse();
    }

    @Test
    void leavesNoTextBehindHoweverWritersAndErasuresMeet() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<String> authors = new ArrayList<>();
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String one = Api.fresh("u");
                authors.add(one);
                List<AssessmentRow> before = List.of(
                        row(Instant.now().minusSeconds(60), one),
                        row(Instant.now().minusSeconds(60), one));
                work.add(() -> {
                    store.writeAgain(before);
                    return null;
                });
                work.add(() -> {
                    erase(one);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }

        for (String one : authors) {
            assertThat(known(one)).isZero();
            assertThat(rows.count(
                            """
                            SELECT count(*) FROM assessment a JOIN comment_text t ON t.assessment_id = a.id
                            WHERE a.namespace = 'local' AND a.account_key = ?
                            """,
                            hash.account("local", one).bytes()))
                    .isZero();
        }
    }

    /** Its caller is gone from the configuration; what was taken in for it is kept all the same. */
    @Test
    void writesWhatWaitsInANamespaceThatNoCallerHas() throws SQLException {
        String gone = Api.fresh("gone");
        AssessmentRow waiting = row(gone, Instant.now(), author);
        rows.change(
                "INSERT INTO account (namespace, account_key, account_id, first_seen) VALUES (?, ?, ?, now())",
                gone,
                hash.account(gone, "someone").bytes(),
                "someone");
        outbox.add(List.of(waiting), List.of("k-1"), BUDGET).await().indefinitely();
        drain.drain();
        assertThat(outbox.waitsSince(gone, Instant.now().plusSeconds(60), BUDGET))
                .isTrue();

        assertThat(namespaces.look()).contains(gone, "local");
        do {
            drain.drain();
        } while (outbox.waitsSince(gone, Instant.now().plusSeconds(60), BUDGET));

        assertThat(texts(waiting)).isEqualTo(1);
    }

    /** @return its place */
    private String putAside(AssessmentRow row) {
        return putAside(row.namespace(), new RowCodec().encode(row));
    }

    private String putAside(String namespace, String encoded) {
        return redis.xadd(List.of(RefusedRows.key(namespace), "*", "row", encoded, "reason", "23514"))
                .await()
                .indefinitely()
                .toString();
    }

    private ValidatableResponse erase(String id) {
        return Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", id)
                .then()
                .statusCode(oneOf(200, 202));
    }

    /** The service drains every second as well; what either takes is written by the same rules. */
    private void drain() {
        do {
            drain.drain();
        } while (outbox.waitsSince("local", Instant.now().plusSeconds(60), BUDGET));
    }

    private long known(String id) {
        return rows.count("SELECT count(*) FROM account WHERE namespace = 'local' AND account_id = ?", id);
    }

    private long texts(AssessmentRow row) {
        return rows.count("SELECT count(*) FROM comment_text WHERE assessment_id = ?", row.id());
    }

    private AssessmentRow row(Instant receivedAt, String authorId) {
        return row("local", receivedAt, authorId);
    }

    private AssessmentRow row(String namespace, Instant receivedAt, String authorId) {
        CaseNote note = new CaseNote(
                "abuse",
                3,
                "default#r",
                null,
                List.of(),
                List.of(),
                List.of("insult.person"),
                List.of("WARN"),
                false,
                "{}",
                null,
                "路过的");
        return samples.row(
                new StoredRows.Of(namespace, Api.fresh("c"), authorId), receivedAt, "a text " + authorId, note);
    }
}
