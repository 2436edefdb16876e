package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.api.AccountErasing;
import io.touchline.api.AccountKey;
import io.touchline.api.Transaction;
import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.SpecialProfile;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SpecialProfile.class)
class ErasedMembersTest {

    @Inject
    CoordinationTracker tracker;

    @Inject
    GroupSnapshots snapshots;

    @Inject
    GroupSnapshotRepository repository;

    @Inject
    ErasedMembers members;

    @Inject
    CoordinationConfig config;

    @Inject
    Clock clock;

    @Inject
    Redis redis;

    @Inject
    DataSource database;

    @Inject
    Event<AccountErasing> erased;

    /** It keeps its members until it expires, and brings them again as long as some of them have not left it. */
    @Test
    void groupThatBecamePartOfAnotherLetsGoOfAnAccountToo() {
        Swarms swarms = swarms();
        AccountKey account = Swarms.anyAccount();
        String older = swarms.with(Swarms.anyAccount(), 0);
        String younger = swarms.with(account, 60);
        for (int i = 0; i < 5; i++) {
            AccountKey both = Swarms.anyAccount();
            swarms.join(older, both, 120);
            swarms.join(younger, both, 180);
        }
        assertThat(members(older)).contains(account);
        assertThat(members(younger)).contains(account);

        erased.fire(new AccountErasing("local", account));

        assertThat(members(older)).doesNotContain(account).hasSize(15);
        assertThat(members(younger)).doesNotContain(account).hasSize(10);
    }

    /** They would bring it into their next company under the key that leads to it. */
    @Test
    void whomItMetForgetsThat() {
        AccountTies ties = AccountTies.of(redis, CallReach.NODE, config);
        AccountKey account = Swarms.anyAccount();
        AccountKey partner = Swarms.anyAccount();
        AccountKey third = Swarms.anyAccount();
        long now = clock.instant().getEpochSecond();
        Tie met = new Tie(partner, List.of(7L), 12, now);
        Map<AccountTies.Owner, List<Tie>> ofBoth = Map.of(
                new AccountTies.Owner("local", account), List.of(met),
                new AccountTies.Owner("local", partner), List.of(met.seenFrom(account), met.seenFrom(third)));
        ties.add(ofBoth, Set.of(), (owner, standing) -> {})
                .forEach(call -> call.await().indefinitely());

        erased.fire(new AccountErasing("local", account));

        assertThat(ties.standing("local", account).await().indefinitely().ties())
                .isEmpty();
        assertThat(ties.standing("local", partner).await().indefinitely().ties())
                .extracting(Tie::partner)
                .containsExactly(third);
    }

    @Test
    void whatItsGroupsShareNamesItNoMore() {
        Swarms swarms = swarms();
        AccountKey account = Swarms.anyAccount();
        AccountKey both = Swarms.anyAccount();
        String one = swarms.with(account, 0);
        String other = swarms.with(both, 60);
        swarms.join(other, account, 120);
        swarms.join(one, both, 180);
        String key = "tl:{local:overlap:" + Overlaps.pair(one, other) + "}:accounts";
        assertThat(shared(key)).isEqualTo(2);

        erased.fire(new AccountErasing("local", account));

        assertThat(shared(key)).isEqualTo(1);
    }

    /** As where a node is killed in the second of an erasure: what it had is back, and the account's list is not. */
    @Test
    void groupThatLostItsLastMomentsLetsGoOfItOnceMore() {
        Swarms swarms = swarms();
        AccountKey account = Swarms.anyAccount();
        String lost = swarms.with(account, 0);
        String kept = swarms.with(account, 60);
        List<String> keys = List.of("tl:{local:group:" + lost + "}:members", "tl:{local:group:" + lost + "}:actions");
        List<Buffer> before = keys.stream()
                .map(key -> send(Request.cmd(Command.DUMP).arg(key)).toBuffer())
                .toList();
        erased.fire(new AccountErasing("local", account));
        for (int i = 0; i < keys.size(); i++) {
            send(Request.cmd(Command.RESTORE)
                    .arg(keys.get(i))
                    .arg(0)
                    .arg(before.get(i))
                    .arg("REPLACE"));
        }
        assertThat(members(lost)).contains(account);
        swarms.join(kept, account, 120);

        members.renameAgain(clock.instant().plusSeconds(1));

        assertThat(members(lost)).hasSize(5).doesNotContain(account);
        assertThat(members(kept)).as("a new beginning stays").hasSize(6).contains(account);
    }

    /** As where a comment merges groups, one of which it had read before the account was renamed there. */
    @Test
    void whatAMergePutBackIsTakenAwayOnceMore() {
        Swarms swarms = swarms();
        AccountKey account = Swarms.anyAccount();
        String merged = swarms.with(account, 0);
        String kept = swarms.with(account, 60);
        List<Buffer> said = new ArrayList<>();
        for (String group : List.of(merged, kept)) {
            for (Response action :
                    send(Request.cmd(Command.ZRANGE).arg(actions(group)).arg(0).arg(-1))) {
                if (Arrays.equals(action.toBuffer().getBytes(0, 16), account.bytes())) {
                    said.add(action.toBuffer());
                }
            }
        }
        assertThat(said).hasSize(2);
        erased.fire(new AccountErasing("local", account));
        for (String group : List.of(merged, kept)) {
            send(Request.cmd(Command.ZADD).arg(actions(group)).arg(1).arg(said.get(group.equals(merged) ? 0 : 1)));
            send(Request.cmd(Command.ZADD)
                    .arg("tl:{local:group:" + group + "}:members")
                    .arg(1)
                    .arg(Buffer.buffer(account.bytes())));
        }
        swarms.join(kept, account, 120);

        members.renameAgain(clock.instant().plusSeconds(1));

        assertThat(members(merged)).hasSize(5).doesNotContain(account);
        assertThat(members(kept)).as("what it says since stays").hasSize(6).contains(account);
    }

    /** It was copied meanwhile, and so was a group of which nobody knew then that the merge would lead there. */
    @Test
    void whatAMergePutBackIsTakenFromTheCopiesToo() {
        Swarms swarms = swarms();
        AccountKey account = Swarms.anyAccount();
        String merged = swarms.with(account, 0);
        String into = swarms.with(Swarms.anyAccount(), 60);
        erased.fire(new AccountErasing("local", account));
        send(Request.cmd(Command.HSET)
                .arg("tl:{local:group:" + merged + "}:facts")
                .arg("into")
                .arg(into));
        swarms.join(into, account, 120);
        snapshots.write();
        assertThat(repository.idsWith("local", account)).containsExactly(into);

        members.renameAgain(clock.instant().plusSeconds(1));
        snapshots.write();

        assertThat(members(into)).hasSize(6).doesNotContain(account);
        assertThat(repository.idsWith("local", account)).isEmpty();
    }

    private Swarms swarms() {
        return new Swarms(Coordination.of(redis, CallReach.NODE, clock, config, snapshots::note)
                .groups());
    }

    private static String actions(String group) {
        return "tl:{local:group:" + group + "}:actions";
    }

    private Response send(Request request) {
        return redis.send(request).await().indefinitely();
    }

    /** It takes no member more, and shares those who come all the same. */
    @Test
    void whatAFullGroupSharesNamesItNoMore() {
        Swarms swarms = swarms();
        AccountKey account = Swarms.anyAccount();
        String full = swarms.with(Swarms.anyAccount(), 0);
        Request fill = Request.cmd(Command.ZADD).arg("tl:{local:group:" + full + "}:members");
        for (int i = 5; i < config.groups().maxMembers(); i++) {
            fill.arg("1").arg(Buffer.buffer(Swarms.anyAccount().bytes()));
        }
        redis.send(fill).await().indefinitely();
        String other = swarms.with(account, 60);
        swarms.join(full, account, 120);
        String key = "tl:{local:overlap:" + Overlaps.pair(full, other) + "}:accounts";
        assertThat(members(full)).doesNotContain(account);
        assertThat(shared(key)).isEqualTo(1);

        erased.fire(new AccountErasing("local", account));

        assertThat(shared(key)).isZero();
    }

    /** Nor is one in a copy that was never shown. */
    @Test
    void groupThatIsNotAmongTheNewestOfAnAccountLetsGoOfItToo() {
        Swarms swarms = swarms();
        AccountKey account = Swarms.anyAccount();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            ids.add(swarms.beginning(account, i));
        }
        assertThat(AccountTies.of(redis, CallReach.NODE, config)
                        .standing("local", account)
                        .await()
                        .indefinitely()
                        .groupIds())
                .hasSize(16)
                .doesNotContain(ids.get(0));
        assertThat(members(ids.get(0))).containsExactly(account);

        erased.fire(new AccountErasing("local", account));

        assertThat(ids).allSatisfy(id -> assertThat(members(id)).hasSize(1).doesNotContain(account));
    }

    /** Half a year of them is too much to read while an erasure goes on. */
    @Test
    void snapshotsOfAnAccountAreFoundByAnIndex() throws SQLException {
        String query = ("SELECT group_id FROM group_snapshot" + GroupSnapshotRepository.WITH_ACCOUNT)
                .replace("namespace = :namespace AND", "")
                .replace(":account", "'" + Swarms.anyAccount().hex() + "'");
        StringBuilder plan = new StringBuilder();
        Transaction.in(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL enable_seqscan = off");
                ResultSet line = statement.executeQuery("EXPLAIN " + query);
                while (line.next()) {
                    plan.append(line.getString(1)).append('\n');
                }
            }
            return null;
        });

        assertThat(plan).contains("Bitmap Index Scan on group_snapshot_by_account");
    }

    private int shared(String key) {
        return redis.send(Request.cmd(Command.SCARD).arg(key))
                .await()
                .indefinitely()
                .toInteger();
    }

    /** A partner may remember meetings that its own list has forgotten. */
    @Test
    void whomItMetBringsItIntoNoCompanyThoughItForgotThat() {
        AccountKey account = Swarms.anyAccount();
        List<AccountKey> company = List.of(Swarms.anyAccount(), Swarms.anyAccount(), Swarms.anyAccount());
        List<Tie> met = new ArrayList<>();
        for (long occasion = 1; occasion <= 3; occasion++) {
            met.add(new Tie(account, List.of(occasion), 12, Comments.KICK_OFF.getEpochSecond() - 3_600 * occasion));
        }
        Map<AccountTies.Owner, List<Tie>> ofAll = new HashMap<>();
        company.forEach(partner -> ofAll.put(new AccountTies.Owner("local", partner), met));
        AccountTies.of(redis, CallReach.NODE, config)
                .add(ofAll, Set.of(), (owner, standing) -> {})
                .forEach(call -> call.await().indefinitely());

        erased.fire(new AccountErasing("local", account));

        assertThat(members(new Raiders(tracker).raid(company, 0))).containsExactlyInAnyOrderElementsOf(company);
    }

    private Set<AccountKey> members(String id) {
        return new GroupStore(redis, config)
                .whole("local", id)
                .await()
                .indefinitely()
                .orElseThrow()
                .memberActions()
                .keySet();
    }
}
