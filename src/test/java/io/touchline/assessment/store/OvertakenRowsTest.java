package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that come out of the outbox after the ledger has gone on without them. */
@QuarkusTest
class OvertakenRowsTest {

    private static final Duration BUDGET = Duration.ofSeconds(10);

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    AssessmentStore store;

    @Inject
    AssessmentRepository repository;

    private final Instant now = Instant.now();
    private final String commentId = Api.fresh("c");
    private String author = Api.fresh("u");
    private StoredRows rows;

    @BeforeEach
    void begin() {
        rows = new StoredRows(hash);
    }

    @Test
    void anOlderTextStaysBehindTheNewest() {
        AssessmentRow older = row(9, "一稿");
        AssessmentRow newer = rows.quiet(comment(), now.minusSeconds(5), "二稿");
        write(newer);

        store.writeAgain(List.of(older));

        assertThat(newest()).isEqualTo(newer.id());
        assertThat(listed()).containsExactly(newer.id(), older.id());
        assertThat(revisions()).containsExactly(1, 1);
        assertThat(strikes(older)).isEqualTo(1);
        assertThat(write(newerTextAgain())).isEqualTo(new WriteOutcome.Repeat(newer.id()));
        assertThat(write(row(0, "三稿")))
                .isInstanceOfSatisfying(WriteOutcome.Stored.class, stored -> assertThat(stored.revision())
                        .isEqualTo(2));
        assertThat(listed()).hasSize(3);
    }

    /** A batch may take ten seconds, in which its comment is edited. */
    @Test
    void aTextThatWasUnderWayWhileANewerOneCameStaysBehindIt() {
        AssessmentRow older = row(9, "一稿");
        AssessmentRow newer = row(5, "二稿");
        write(newer);

        assertThat(write(older)).isInstanceOf(WriteOutcome.Stored.class);

        assertThat(newest()).isEqualTo(newer.id());
        assertThat(listed()).containsExactly(newer.id(), older.id());
        assertThat(strikes(newer)).isEqualTo(1);
        assertThat(strikes(older)).isZero();
        assertThat(write(newerTextAgain())).isEqualTo(new WriteOutcome.Repeat(newer.id()));
    }

    @Test
    void theSameTextUnderWayTwiceIsOne() {
        AssessmentRow older = row(9, "一稿");
        AssessmentRow newer = row(5, "一稿");
        write(newer);

        assertThat(write(older)).isEqualTo(new WriteOutcome.Repeat(newer.id()));

        assertThat(listed()).containsExactly(newer.id());
    }

    private AssessmentRow newerTextAgain() {
        return row(1, "二稿");
    }

    @Test
    void standsWhereItWasReceived() {
        AssessmentRow first = row(9, "一稿");
        AssessmentRow late = row(7, "二稿");
        AssessmentRow third = row(5, "三稿");
        AssessmentRow fourth = row(3, "四稿");
        List.of(first, third, fourth).forEach(this::write);

        store.writeAgain(List.of(late));
        store.writeAgain(List.of(late));

        assertThat(newest()).isEqualTo(fourth.id());
        assertThat(listed()).containsExactly(fourth.id(), third.id(), late.id(), first.id());
        assertThat(revisions()).containsExactly(3, 2, 2, 1);
    }

    @Test
    void anUnchangedTextIsFoundUnderBothIdsAndCountsOnce() {
        AssessmentRow first = row(9, "一稿");
        AssessmentRow retried = row(5, "一稿");
        AssessmentRow retriedInTheOutbox = row(3, "一稿");
        write(retried);

        store.writeAgain(List.of(first, retriedInTheOutbox));

        assertThat(newest()).isEqualTo(retried.id());
        assertThat(listed()).contains(first.id(), retried.id(), retriedInTheOutbox.id());
        assertThat(repository.find("local", first.id())).isPresent();
        assertThat(strikes(first)).isZero();
        assertThat(strikes(retriedInTheOutbox)).isZero();
        assertThat(strikes(retried)).isEqualTo(1);
    }

    /** Its replica's clock is behind, and what is known then goes through the outbox. */
    @Test
    void anEditReplacesWhatItEditedHoweverLateThatWasReceived() {
        AssessmentRow first = row(5, "一稿");
        AssessmentRow edit = row(9, "二稿", first.id());
        write(first);
        RowCodec codec = new RowCodec();

        store.writeAgain(List.of(codec.decode(codec.encode(edit))));

        assertThat(newest()).isEqualTo(edit.id());
        assertThat(listed()).containsExactlyInAnyOrder(edit.id(), first.id());
        assertThat(repository.find("local", edit.id())).isPresent();
        assertThat(write(row(3, "三稿")))
                .isInstanceOfSatisfying(WriteOutcome.Stored.class, stored -> assertThat(stored.revision())
                        .isEqualTo(3));
    }

    /** As of a repeat that nobody could know as one while the ledger was away. */
    @Test
    void theNewestsTextReceivedAgainStandsUnderItsNumberAndBecomesNotTheNewest() {
        AssessmentRow first = row(9, "一稿");
        AssessmentRow newest = row(5, "二稿");
        AssessmentRow again = row(3, "二稿");
        List.of(first, newest).forEach(this::write);

        store.writeAgain(List.of(again));

        assertThat(newest()).isEqualTo(newest.id());
        assertThat(listed()).containsExactly(again.id(), newest.id(), first.id());
        assertThat(revisions()).containsExactly(2, 2, 1);
        assertThat(write(newerTextAgain())).isEqualTo(new WriteOutcome.Repeat(newest.id()));
        assertThat(write(row(0, "三稿")))
                .isInstanceOfSatisfying(WriteOutcome.Stored.class, stored -> assertThat(stored.revision())
                        .isEqualTo(3));
        assertThat(listed()).hasSize(4).containsSubsequence(again.id(), newest.id(), first.id());
    }

    @Test
    void aForeignAuthorsIsNotKept() {
        AssessmentRow foreign = row(9, "一稿");
        author = Api.fresh("u");
        AssessmentRow own = row(5, "一稿");
        write(own);

        assertThat(store.writeAgain(List.of(foreign))).containsExactly(new WriteOutcome.Conflict());
        assertThat(listed()).containsExactly(own.id());
        assertThat(List.of(mayBeIdle(foreign), mayBeIdle(own)))
                .as("of whom nothing may be kept but the id")
                .containsExactly(1L, 0L);
    }

    private long mayBeIdle(AssessmentRow row) {
        return new Rows(database)
                .count(
                        """
                        SELECT count(*) FROM account JOIN idle_account i USING (account_key)
                        WHERE account_id = ? AND i.namespace = 'local'
                        """,
                        row.authorId());
    }

    private WriteOutcome write(AssessmentRow row) {
        return store.write(List.of(row), BUDGET).await().indefinitely().get(0);
    }

    private UUID newest() {
        return (UUID) new Rows(database)
                .column(
                        "SELECT assessment_id FROM comment_ledger WHERE namespace = 'local' AND comment_id = ?",
                        commentId)
                .get(0);
    }

    private long strikes(AssessmentRow row) {
        return new Rows(database)
                .count("SELECT count(*) FROM strike WHERE assessment_id = ?", AssessmentIds.wire(row.id()));
    }

    private List<UUID> listed() {
        return found().stream().map(StoredAssessment::id).toList();
    }

    private List<Integer> revisions() {
        return found().stream().map(StoredAssessment::revision).toList();
    }

    private List<StoredAssessment> found() {
        return repository.list(new AssessmentFilter(
                "local",
                Optional.of(commentId),
                Optional.empty(),
                Optional.empty(),
                new UUID(0, 0),
                AssessmentIds.floor(now.plusSeconds(60)),
                50));
    }

    /** Received some seconds ago. */
    private AssessmentRow row(int secondsAgo, String text) {
        return row(secondsAgo, text, null);
    }

    private AssessmentRow row(int secondsAgo, String text, UUID newest) {
        return rows.row(comment(), now.minusSeconds(secondsAgo), text, null, newest);
    }

    private StoredRows.Of comment() {
        return new StoredRows.Of("local", commentId, author);
    }
}
