package io.touchline.casework.evidence;

import static io.restassured.RestAssured.given;
import static io.touchline.casework.evidence.Unpacked.lines;
import static io.touchline.casework.evidence.Unpacked.unpacked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.EverydayWords;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pack as whoever gets it sees it: a ZIP, SHA-256 and JSON, and nothing of what wrote it. */
@QuarkusTest
class EvidencePackTest {

    private static final Logger LOG = Logger.getLogger(EvidencePackTest.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MODERATOR = "审核员乙-不外传";
    private static final String REASON = "移交证据-不外传";

    /** Copies a case's first comment, under ids and digests of its own. */
    private static final String MORE =
            """
            INSERT INTO case_member (case_id, seq, assessment_id, namespace, account_key, event_time, severity, labels,
                                     actions, rule, sensitive, digest, salt, content, comment_id)
            SELECT case_id, 1000 + n, assessment, namespace, account_key, event_time, severity, labels, actions, rule,
                sensitive, sha256(int4send(16) || salt || int4send(octet_length(content)) || convert_to(content, 'UTF8')),
                salt, content, comment_id
            FROM (SELECT m.case_id, n, a.assessment, m.namespace, m.account_key, m.event_time, m.severity, m.labels,
                         m.actions, m.rule, m.sensitive, m.salt, m.comment_id,
                         replace(m.content, replace(m.assessment_id::text, '-', ''), replace(a.assessment::text, '-', ''))
                             AS content
                  FROM case_member m, generate_series(1, ?) AS n, LATERAL (SELECT uuidv7() AS assessment WHERE n > 0) AS a
                  WHERE m.case_id = ? AND m.seq = 2) AS more
            """;

    @Inject
    DataSource database;

    private final String name = Api.freshName();
    private final String text = name + "就是个废物，姐妹们都去她评论区骂她！" + ownWords();
    private final List<String> secrets = new ArrayList<>(List.of(MODERATOR, REASON));
    private String target;
    private String caseId;

    /** A group that says one thing, with a decision on it. */
    @BeforeEach
    void decide() {
        target = Api.registerAthlete(name);
        Instant begin = Instant.parse("2026-08-03T14:00:00Z");
        for (int i = 0; i < 9; i++) {
            String author = Api.fresh("author");
            String commentId = Api.fresh("comment");
            String parent = Api.fresh("parent");
            secrets.addAll(List.of(author, commentId, parent, "of-" + parent));
            Map<String, Object> comment = Api.comment(commentId, author, text);
            comment.put("author", Map.of("id", author, "displayName", "路人" + i));
            comment.put("postedAt", begin.plusSeconds(i).toString());
            comment.put(
                    "thread",
                    Map.of(
                            "id",
                            "thread-" + parent,
                            "parent",
                            Map.of("commentId", parent, "authorId", "of-" + parent, "text", "今天打得不错")));
            caseId = Api.assess(comment).jsonPath().getString("caseId");
        }
        Api.call().body(Map.of("by", MODERATOR)).post("/v1/cases/{id}/claim", caseId);
        Api.call()
                .body(Map.of("by", MODERATOR, "outcome", "CHANGE", "measures", List.of("WARN"), "reason", REASON))
                .post("/v1/cases/{id}/decision", caseId)
                .then()
                .statusCode(201);
    }

    @Test
    void holdsFixedFilesWithTheirDigests() throws Exception {
        Response answer = take();
        Map<String, byte[]> files = unpacked(answer.asByteArray());

        assertThat(answer.contentType()).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"evidence-" + caseId + ".zip\"");
        assertThat(files)
                .containsOnlyKeys(
                        "README.txt",
                        "case.json",
                        "members.jsonl",
                        "graph.json",
                        "events.jsonl",
                        "manifest.json",
                        "manifest.sha256");
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.get("files")).hasSize(5);
        for (JsonNode file : manifest.get("files")) {
            byte[] content = files.get(file.get("name").asText());
            assertThat(file.get("size").asInt()).isEqualTo(content.length);
            assertThat(file.get("sha256").asText()).isEqualTo(hex(sha256(content)));
        }
        assertThat(new String(files.get("manifest.sha256"), StandardCharsets.UTF_8))
                .isEqualTo(hex(sha256(files.get("manifest.json"))) + "  manifest.json\n");
        assertThat(manifest.get("caseId").asText()).isEqualTo(caseId);
    }

    @Test
    void holdsNoIdOfAnAccountOrAComment() throws Exception {
        byte[] zip = take().asByteArray();

        Map<String, byte[]> all = unpacked(zip);
        all.put("the ZIP itself", zip);
        all.forEach((file, content) -> {
            String raw = new String(content, StandardCharsets.UTF_8);
            secrets.forEach(secret -> assertThat(raw).as(file).doesNotContain(secret));
            assertThat(raw).as(file).doesNotContain("commentId").doesNotContain("authorId");
        });
    }

    @Test
    void holdsCommentsAsSeenUnderDigestsThatCanBeRecomputed() throws Exception {
        erase(1);
        Map<String, byte[]> files = unpacked(take().asByteArray());
        List<JsonNode> members = lines(files.get("members.jsonl"));

        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        for (JsonNode member : members) {
            byte[] digest = bytes(member, "digest");
            digests.write(prefixed(digest));
            if (member.get("erased").asBoolean()) {
                assertThat(member.get("seq").asInt()).isEqualTo(1);
                assertThat(member.get("content").isNull()).isTrue();
                assertThat(member.get("text").isNull()).isTrue();
                assertThat(member.get("account").isNull()).isTrue();
                continue;
            }
            byte[] content = member.get("content").asText().getBytes(StandardCharsets.UTF_8);
            assertThat(sha256(prefixed(bytes(member, "salt")), prefixed(content)))
                    .isEqualTo(digest);
            assertThat(member.get("text").asText()).isEqualTo(text);
            assertThat(member.get("parentText").asText()).isEqualTo("今天打得不错");
            assertThat(member.get("displayName").asText()).startsWith("路人");
            assertThat(member.get("account").asText()).matches("acct_[0-9a-f]{16}");
            JsonNode assessment = JSON.readTree(content).get("assessment");
            assertThat(assessment.get("id")).isEqualTo(member.get("assessmentId"));
            assertThat(assessment.get("versions").size()).isPositive();
            assertThat(assessment.at("/evidence/0/end").asInt()).isBetween(1, text.length());
        }
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(members.get(0).get("erased").asBoolean()).isTrue();
        assertThat(manifest.get("members").asInt()).isEqualTo(members.size());
        assertThat(manifest.get("membersRoot").asText()).isEqualTo(hex(sha256(digests.toByteArray())));
        assertThat(manifest.get("membersRoot"))
                .isEqualTo(JSON.readTree(files.get("case.json")).at("/decisions/0/membersRoot"));
        assertThat(VerifiedPack.told(take().asByteArray())).startsWith("valid: " + caseId);
    }

    @Test
    void showsTheGroupUnderTheSamePseudonyms() throws Exception {
        Map<String, byte[]> files = unpacked(take().asByteArray());
        JsonNode graph = JSON.readTree(files.get("graph.json"));
        Set<String> authors = new HashSet<>();
        lines(files.get("members.jsonl"))
                .forEach(member -> authors.add(member.get("account").asText()));

        assertThat(JSON.readTree(files.get("case.json")).get("kind").asText()).isEqualTo("GROUP");
        assertThat(graph.get("groupId").asText()).matches("g_[0-9a-f]{16}");
        assertThat(graph.get("edges").size()).isPositive();
        Set<String> members = new HashSet<>();
        graph.get("members").forEach(member -> members.add(member.get("account").asText()));
        assertThat(members).containsAll(authors);
    }

    /** The decision still names its measure: an authority would take it that the account has it. */
    @Test
    void saysThatAStrikeWasTakenBack() throws Exception {
        String author = secrets.get(secrets.size() - 4);
        String strike = Api.call().get("/v1/accounts/{id}", author).jsonPath().getString("standing.strikes[0].id");
        Api.call()
                .body(Map.of("by", MODERATOR, "reason", REASON))
                .delete("/v1/accounts/{id}/strikes/{strike}", author, strike)
                .then()
                .statusCode(200);

        byte[] zip = take().asByteArray();
        List<JsonNode> revoked = lines(unpacked(zip).get("events.jsonl")).stream()
                .filter(event -> event.get("kind").asText().equals("STRIKE_REVOKED"))
                .toList();

        assertThat(revoked).hasSize(1);
        assertThat(revoked.get(0).get("subject").asText()).isEqualTo(strike);
        assertThat(revoked.get(0).toString()).contains("WARN").doesNotContain(author);
        assertThat(VerifiedPack.told(zip)).startsWith("valid: " + caseId);
    }

    @Test
    void holdsWhatTheLogSaysOfTheCase() throws Exception {
        Api.call()
                .body(Map.of(
                        "decisionId",
                        Api.call().get("/v1/cases/{id}", caseId).jsonPath().getString("decision.id"),
                        "party",
                        Map.of("targetId", target),
                        "statement",
                        REASON))
                .post("/v1/appeals")
                .then()
                .statusCode(201);
        Map<String, byte[]> files = unpacked(take().asByteArray());
        JsonNode head = JSON.readTree(files.get("manifest.json")).get("head");
        List<JsonNode> events = lines(files.get("events.jsonl"));

        assertThat(events)
                .extracting(event -> event.get("kind").asText())
                .contains("CASE_OPENED", "CASE_DECIDED", "APPEAL_FILED");
        for (JsonNode event : events) {
            assertThat(event.get("seq").asLong())
                    .isLessThanOrEqualTo(head.get("seq").asLong());
            byte[] recomputed = sha256(
                    prefixed("touchline-audit-1"),
                    prefixed(event.get("namespace").asText()),
                    prefixed(event.get("seq").asText()),
                    prefixed(Long.toString(
                            Instant.parse(event.get("at").asText()).toEpochMilli())),
                    prefixed(event.get("kind").asText()),
                    prefixed(event.get("subject").asText()),
                    prefixed(event.get("body").asText()),
                    prefixed(event.get("personalDigest").isNull() ? new byte[0] : bytes(event, "personalDigest")),
                    prefixed(bytes(event, "previousHash")));
            assertThat(recomputed).isEqualTo(bytes(event, "hash"));
        }
    }

    @Test
    void isLoggedWithTheDigestOfItsManifest() throws Exception {
        Map<String, byte[]> files = unpacked(take().asByteArray());

        JsonPath log = Api.call()
                .queryParams("subject", caseId, "limit", 200)
                .get("/v1/audit")
                .jsonPath();

        assertThat(log.getString("items[-1].kind")).isEqualTo("EVIDENCE_EXPORTED");
        assertThat(log.getString("items[-1].body.manifestSha256")).isEqualTo(hex(sha256(files.get("manifest.json"))));
        assertThat(log.getString("items[-1].personal.reason")).isEqualTo(REASON);
        assertThat(log.getMap("items[-1].moderators")).containsValue(MODERATOR);
    }

    @Test
    void holdsThousandsOfCommentsAndVerifies() throws Exception {
        // Open again, so that the decision does not stand on fewer comments.
        String decision = Api.call().get("/v1/cases/{id}", caseId).jsonPath().getString("decision.id");
        Api.call()
                .body(Map.of("by", MODERATOR, "reason", REASON))
                .post("/v1/decisions/{id}/undo", decision)
                .then()
                .statusCode(200);
        try (Connection connection = database.getConnection();
                PreparedStatement more = connection.prepareStatement(MORE)) {
            more.setInt(1, 3_000);
            more.setObject(2, uuid(caseId));
            assertThat(more.executeUpdate()).isEqualTo(3_000);
        }
        new Rows(database)
                .change(
                        "UPDATE moderation_case SET member_count = (SELECT count(*) FROM case_member WHERE case_id = id)"
                                + " WHERE id = ?",
                        uuid(caseId));

        long begin = System.nanoTime();
        byte[] zip = take().asByteArray();
        LOG.warnf("evidence.pack members=3000 ms=%d bytes=%d", (System.nanoTime() - begin) / 1_000_000, zip.length);

        assertThat(lines(unpacked(zip).get("members.jsonl"))).hasSizeGreaterThan(3_000);
        assertThat(VerifiedPack.told(zip)).startsWith("valid: " + caseId);
    }

    @Test
    void isForTheCallersCasesOnlyAndNamesWhoTakesIt() {
        given().header("X-Api-Key", "other")
                .contentType("application/json")
                .body(Map.of("by", "m", "reason", "r"))
                .post("/v1/cases/{id}/evidence", caseId)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        Api.call()
                .body(Map.of("by", "m"))
                .post("/v1/cases/{id}/evidence", caseId)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
        Api.call()
                .body(Map.of("by", "m", "reason", "r", "x", 1))
                .post("/v1/cases/{id}/evidence", caseId)
                .then()
                .statusCode(400);
        Api.call()
                .body(Map.of("by", "m", "reason", "r"))
                .post("/v1/cases/nothing/evidence")
                .then()
                .statusCode(404);
    }

    /** Words of this test, so that its group is not another test's. */
    private static String ownWords() {
        return EverydayWords.some(20);
    }

    private Response take() {
        Response answer =
                Api.call().body(Map.of("by", MODERATOR, "reason", REASON)).post("/v1/cases/{id}/evidence", caseId);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private void erase(int seq) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement erase =
                        connection.prepareStatement("UPDATE case_member SET account_key = NULL, salt = NULL,"
                                + " content = NULL, comment_id = NULL WHERE case_id = ? AND seq = ?")) {
            erase.setObject(1, uuid(caseId));
            erase.setInt(2, seq);
            assertThat(erase.executeUpdate()).isEqualTo(1);
        }
    }

    private static byte[] bytes(JsonNode node, String field) {
        return HexFormat.of().parseHex(node.get(field).asText());
    }

    private static byte[] prefixed(String text) {
        return prefixed(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] prefixed(byte[] field) {
        return ByteBuffer.allocate(4 + field.length)
                .putInt(field.length)
                .put(field)
                .array();
    }

    private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static UUID uuid(String wire) {
        String hex = wire.substring(wire.indexOf('_') + 1);
        return new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
    }
}
