package io.touchline.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.api.KeyedHash;
import io.touchline.api.ProblemException;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packs of a case of one account that nobody has decided yet. */
@QuarkusTest
class OpenCasePackTest {

    private static final EvidenceRequest REQUEST = new EvidenceRequest("m-1", "for her lawyer");

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    EvidenceLog log;

    private final String author = Api.fresh("u");
    private final String name = Api.freshName();
    private Rows rows;
    private String caseId;

    @BeforeEach
    void open() {
        rows = new Rows(database);
        Api.registerAthlete(name);
        JsonPath told = Api.assess(Api.comment(Api.fresh("c"), author, name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords()))
                .jsonPath();
        caseId = told.getString("caseId");
    }

    /** A second look and a case whose answer is known have been opened by no rule, and look like any other one. */
    @Test
    void saysNothingOfItsOpeningBeforeItIsDecided() throws IOException {
        assertThat(kinds()).isEmpty();

        Api.call()
                .body(Map.of("caseIds", List.of(caseId), "outcome", "UPHOLD", "reason", "as seen", "by", "m-1"))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201);

        assertThat(kinds()).contains("CASE_OPENED", "CASE_DECIDED");
    }

    @Test
    void isGivenAwayWithItsReasonAsLongAsTheAccountIsThere() throws SQLException {
        log.exported("local", packed(), REQUEST);

        assertThat(reasons()).isEqualTo(1);
        Api.call().get("/v1/audit/verification").then().statusCode(200).body("valid", equalTo(true));
    }

    /** That pack was made of what is another's now, or nobody's. */
    @Test
    void isNotGivenAwayOnceTheAccountIsErased() {
        Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(202);

        refuses();
    }

    /** What is logged while the rest of an erasure waits is dated later than what that covers. */
    @Test
    void isNotGivenAwayWhileTheAccountIsBeingErased() {
        rows.erasureWaits(hash.account("local", author));

        refuses();
    }

    private void refuses() {
        assertThatThrownBy(() -> log.exported("local", packed(), REQUEST))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(409));
        assertThat(reasons()).isZero();
        assertThat(rows.count(
                        "SELECT count(*) FROM audit_event WHERE subject = ? AND kind = 'EVIDENCE_EXPORTED'", caseId))
                .isZero();
    }

    private long reasons() {
        return rows.count(
                """
                SELECT count(*) FROM audit_personal
                WHERE namespace = 'local' AND account_key = ? AND body LIKE '%lawyer%'
                """,
                hash.account("local", author).bytes());
    }

    /** As it was made before whatever happens to the account. */
    private PackBuilder.Packed packed() {
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                caseId,
                "2026-08-03T14:00:00Z",
                "touchline",
                "00",
                new Manifest.Head("local", 1, "00"),
                1,
                "00",
                List.of());
        return new PackBuilder.Packed(manifest, "00", Optional.of(hash.account("local", author)));
    }

    /** Of the events of a pack, which is verified. */
    private List<String> kinds() throws IOException {
        return Unpacked.lines(VerifiedPack.taken(caseId).get("events.jsonl")).stream()
                .map(event -> event.get("kind").asText())
                .toList();
    }
}
