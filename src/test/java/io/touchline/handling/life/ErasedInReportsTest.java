package io.touchline.handling.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.AccountErasing;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What backtests say of an author who was erased and comes back: the key of before leads to the id again then. */
@QuarkusTest
class ErasedInReportsTest {

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    BacktestRepository repository;

    private final String author = Api.fresh("u");
    private final String name = Api.freshName();
    private final String policy = Api.fresh("tried");
    private final String begin = Instant.now().toString();
    private String version;

    @BeforeEach
    void draft() {
        Api.registerAthlete(name);
        version = PolicyCalls.draft(policy, PolicyCalls.BLOCK_ABUSE);
    }

    @Test
    void reportOfBeforeNamesThemNoMore() {
        insult();
        String backtest = backtest();
        assertThat(changes(backtest)).containsEntry(author, 1);

        erase();
        insult();

        assertThat(changes(backtest)).hasSize(1).doesNotContainKey(author);
    }

    /** As long as an erasure may have comments under way, the table of erased authors knows nothing of it. */
    @Test
    void reportOfAfterwardsCountsForThemWhatTheySaidSince() {
        insult();
        insult();
        erase();
        insult();

        assertThat(changes(backtest())).hasSize(2).containsEntry(author, 1);
    }

    @Test
    void reportThatIsUnderWayNamesThemNotAtItsEnd() {
        AccountKey key = hash.account("local", author);
        AccountKey other = hash.account("local", Api.fresh("u"));
        UUID id = UUID.randomUUID();
        UUID runner = UUID.randomUUID();
        Rows rows = new Rows(database);
        rows.change(
                """
                INSERT INTO policy_backtest (id, policy_id, version, against, namespace, received_from, received_to,
                    row_limit, requested_by, requested_at, state, runner, started_at, beat_at)
                VALUES (?, ?, ?, 'RECORDED', 'local', now(), now(), 1, 'moderator-1', now(), 'RUNNING', ?, now(),
                    now() + interval '1 hour')
                """,
                id,
                policy,
                version,
                runner);

        repository.forget(new AccountErasing("local", key));
        String report = "{\"accounts\":[\"" + key.hex() + "\",\"" + other.hex() + "\"]}";
        repository.end(
                id, runner, new BacktestRepository.End(Backtest.State.DONE, Optional.empty(), Optional.of(report)));

        List<Object> stored = rows.column("SELECT report FROM policy_backtest WHERE id = ?", id);
        assertThat(stored.toString()).contains(other.hex()).doesNotContain(key.hex());
    }

    private void insult() {
        Api.assess(Api.comment(Api.fresh("c"), author, name + "就是个废物" + Api.freshWords()))
                .then()
                .statusCode(200);
    }

    private void erase() {
        Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(oneOf(200, 202));
    }

    /** @return the id of one that has ended, over what was received since this test began */
    private String backtest() {
        String id = PolicyCalls.backtest(policy, version, Map.of("from", begin));
        assertThat(PolicyCalls.ended(policy, id).getString("state")).isEqualTo("DONE");
        return id;
    }

    /** How many comments of whom would have come out otherwise. */
    private Map<String, Integer> changes(String backtest) {
        Map<String, Integer> changes = new HashMap<>();
        List<Map<String, Object>> most =
                PolicyCalls.get(policy + "/backtests/" + backtest).getList("report.accounts.most");
        most.forEach(one -> changes.put((String) one.get("accountId"), ((Number) one.get("changed")).intValue()));
        return changes;
    }
}
