package io.touchline.casework.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A key comes from its id: without more, every group of before would name an erased account again when it returns. */
@QuarkusTest
class GroupErasureTest {

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    Redis redis;

    @Test
    void whoReturnsIsInNoGroupOfBefore() {
        String author = Api.fresh("u");
        String name = Api.freshName();
        String group = swarm(author, name, "就是个废物赶紧滚出国家队 ");
        assertThat(members(group)).hasSize(6).contains(author);

        erase(author);
        say(author, name + "今天发挥一般，下次加油。", "2026-03-02T21:00:00Z");

        assertThat(members(group)).hasSize(6).doesNotContain(author);
        Api.call().get("/v1/accounts/" + author).then().body("groups", hasSize(0));
        assertThat(snapshotsWith(author)).isZero();
    }

    /** An account keeps the newest of its groups only; the copies in the database know the others. */
    @Test
    void groupThatItsOwnListForgotLetsGoOfItToo() {
        String author = Api.fresh("u");
        String group = swarm(author, Api.freshName(), "这种垃圾也配上场，谁选的谁带走 ");
        AccountKey account = hash.account("local", author);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(snapshotsWith(author)).isEqualTo(1));
        redis.send(Request.cmd(Command.DEL).arg("tl:{local:account:" + account.hex() + "}:groups"))
                .await()
                .indefinitely();

        erase(author);

        assertThat(members(group)).hasSize(6).doesNotContain(author);
        assertThat(snapshotsWith(author)).isZero();
    }

    /** @param insult each test has its own: texts that are half the same may be one group */
    private static String swarm(String author, String name, String insult) {
        Api.registerAthlete(name);
        String text = name + insult + Api.fresh("x");
        String group = null;
        for (int i = 0; i < 6; i++) {
            group = say(i == 0 ? author : Api.fresh("swarm"), text, "2026-03-02T20:00:0" + i + "Z");
        }
        return group;
    }

    private static void erase(String author) {
        Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for by the user"))
                .post("/v1/accounts/" + author + "/erasure")
                .then()
                .statusCode(202);
    }

    private long snapshotsWith(String author) {
        return new Rows(database)
                .count(
                        "SELECT count(*) FROM group_snapshot WHERE strpos(cast(body AS text), ?) > 0",
                        hash.account("local", author).hex());
    }

    private static String say(String author, String text, String postedAt) {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, text);
        comment.put("postedAt", postedAt);
        return Api.assess(comment).jsonPath().getString("coordination.groupId");
    }

    private static List<String> members(String group) {
        return Api.call().get("/v1/groups/" + group).jsonPath().getList("members.accountId");
    }
}
