package io.touchline.casework.notice;

import static io.touchline.casework.notice.OpenedNotice.json;
import static io.touchline.casework.notice.OpenedNotice.raw;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From draft to withdrawal. */
@QuarkusTest
class NoticeLifeTest extends NoticeScenario {
    @Test
    void isFrozenOncePublished() throws Exception {
        String told = insult(author());
        UUID decision = past.decide(told, "CHANGE", List.of("REMOVE", "MUTE"), past.within());
        String strike = DecidedCases.strike(authors.get(0), "MUTE", past.within(), "insult.person");
        String id = published(draft(List.of(example(told, true, true))));
        String before = content(id);

        past.run(
                "UPDATE case_decision SET undone_at = now(), undone_by = '\\x00000000000000000000000000000000' WHERE id = ?",
                decision);
        DecidedCases.revoke(authors.get(0), strike);
        past.decide(insult(author()), "CHANGE", List.of("REMOVE"), past.within());

        assertThat(content(id)).isEqualTo(before);
        JsonNode published = json(get(id));
        String sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(before.getBytes(StandardCharsets.UTF_8)));
        assertThat(published.get("sha256").asText()).isEqualTo(sha256);
        assertThat(published.at("/anchor/hash").asText()).matches("[0-9a-f]{64}");
        assertThat(act(id, "publish", Map.of("by", "moderator-7")).statusCode()).isEqualTo(409);
        assertThat(Api.call().delete("/v1/notices/" + id).statusCode()).isEqualTo(409);
    }

    private static String content(String id) {
        String all = get(id).asString();
        return all.substring(all.indexOf("\"notice\":") + 9, all.length() - 1);
    }

    @Test
    void isAnchoredInTheLog() throws Exception {
        JsonNode published = json(get(published(draft(List.of()))));

        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT kind, subject, body, encode(hash, 'hex') FROM audit_event WHERE namespace = 'local' AND seq = ?")) {
            statement.setLong(1, published.at("/anchor/seq").asLong());
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("NOTICE_PUBLISHED");
                assertThat(row.getString(2)).isEqualTo(published.get("id").asText());
                assertThat(row.getString(3))
                        .contains(published.get("sha256").asText())
                        .doesNotContain("moderator-7");
                assertThat(row.getString(4))
                        .isEqualTo(published.at("/anchor/hash").asText());
            }
        }
    }

    @Test
    void doesNotPublishWhatDoesNotHoldAnyMore() throws Exception {
        past.decide(insult(author()), "CHANGE", List.of("MUTE"), past.within());
        String strike = DecidedCases.strike(authors.get(0), "MUTE", past.within(), "insult.person");
        String id = draft(List.of());

        DecidedCases.revoke(authors.get(0), strike);

        assertThat(act(id, "publish", Map.of("by", "moderator-7")).statusCode()).isEqualTo(409);
        assertThat(Api.call().delete("/v1/notices/" + id).statusCode()).isEqualTo(204);
        assertThat(get(id).statusCode()).isEqualTo(404);
    }

    @Test
    void publishesNoDraftOfAnOlderVersion() throws Exception {
        String id = "ntc_"
                + new UUID(0, UUID.randomUUID().getLeastSignificantBits())
                        .toString()
                        .replace("-", "");
        past.run(
                """
                INSERT INTO notice (id, namespace, state, title, period_from, period_to, ordered, content, digest,
                                    created_by, created_at)
                SELECT ?, namespace, state, title, period_from, period_to, ordered,
                    replace(replace(content, 'touchline-notice-3', 'touchline-notice-1'), '"byRule":"0"', '"byRule":0'),
                    digest, created_by, created_at
                FROM notice WHERE id = ?
                """,
                DecidedCases.uuid(id),
                DecidedCases.uuid(draft(List.of())));
        assertThat(json(get(id)).at("/notice/educations/byRule").isNumber()).isTrue();
        assertThat(get(id + ".csv").statusCode()).isEqualTo(200);

        Response refused = act(id, "publish", Map.of("by", "moderator-7"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("drafted by an older version: draft it again");
    }

    @Test
    void keepsThatItWasWhenItIsWithdrawn() throws Exception {
        Map<String, Object> order = order(List.of());
        order.put("title", "第一期公示");
        String id = published(json(post(order, 201)).get("id").asText());
        assertThat(act(id, "withdraw", Map.of("by", "moderator-7")).statusCode())
                .isEqualTo(422);

        Response withdrawn = act(id, "withdraw", Map.of("by", "moderator-7", "reason", "figures were wrong"));

        assertThat(withdrawn.statusCode()).isEqualTo(200);
        JsonNode left = json(get(id));
        assertThat(left.get("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(left.get("notice").isNull()).isTrue();
        assertThat(left.at("/anchor/hash").asText()).hasSize(64);
        for (String form : List.of(".json", ".csv", ".html")) {
            assertThat(raw(get(id + form))).doesNotContain("第一期", "wrong").contains(id);
        }
        JsonNode listed = json(Api.call().get("/v1/notices?state=WITHDRAWN&limit=1"));
        assertThat(listed.at("/items/0/id").asText()).isEqualTo(id);
        assertThat(listed.at("/items/0/withdrawnBy").asText()).isEqualTo("moderator-7");
        assertThat(listed.at("/items/0/title").isNull()).isTrue();
        assertThat(act(id, "withdraw", Map.of("by", "moderator-7", "reason", "again"))
                        .statusCode())
                .isEqualTo(409);
    }
}
