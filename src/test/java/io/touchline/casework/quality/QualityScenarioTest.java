package io.touchline.casework.quality;

import static io.touchline.casework.quality.QualityCalls.QUEUE;
import static io.touchline.casework.quality.QualityCalls.call;
import static io.touchline.casework.quality.QualityCalls.claim;
import static io.touchline.casework.quality.QualityCalls.decide;
import static io.touchline.casework.quality.QualityCalls.forgetKnown;
import static io.touchline.casework.quality.QualityCalls.know;
import static io.touchline.casework.quality.QualityCalls.logged;
import static io.touchline.casework.quality.QualityCalls.next;
import static io.touchline.casework.quality.QualityCalls.release;
import static io.touchline.casework.quality.QualityCalls.report;
import static io.touchline.casework.quality.QualityCalls.strikes;
import static io.touchline.casework.quality.QualityCalls.takeAsKnown;
import static io.touchline.casework.quality.QualityCalls.undo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.SpecialProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Moderators who look at each other's cases, and at known ones, without knowing it. One day, in order. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QualityScenarioTest {

    @Inject
    DataSource database;

    @Inject
    Moderators moderators;

    @ConfigProperty(name = "touchline.callers.quality.namespace")
    String namespace;

    private final String name = Api.freshName();

    @Test
    @Order(1)
    void showsADecidedCaseToSomebodyElseAsIfItWereNew() {
        Api.registerAthlete(name);
        String author = Api.fresh("u");
        String first = openCase(author);
        String assessment = call().get("/v1/cases/" + first + "/members").path("items[0].assessmentId");
        know(call(), assessment, "bo");
        decide(first, "an", "UPHOLD").then().statusCode(201);

        // Its own decider is not given it again.
        assertThat(next("an").statusCode()).isEqualTo(204);
        JsonPath again = next("bo").jsonPath();
        assertThat(again.getString("id")).isNotEqualTo(first);
        assertThat(again.getString("kind")).isEqualTo("ACCOUNT");
        assertThat(again.getString("state")).isEqualTo("OPEN");
        assertThat(again.getString("reviewOf")).isNull();
        assertThat(Instant.parse(again.getString("lastAt"))).isEqualTo(Instant.parse(again.getString("openedAt")));
        assertThat(again.getString("decision")).isNull();
        JsonPath members =
                call().get("/v1/cases/" + again.getString("id") + "/members").jsonPath();
        assertThat(members.getList("items.text", String.class)).hasSize(1).allMatch(text -> text.contains(name));

        List<String> before = strikes(author);
        decide(again.getString("id"), "bo", "OVERTURN").then().statusCode(201);

        assertThat(strikes(author)).isEqualTo(before).isNotEmpty();
        assertThat(call().get("/v1/cases/" + again.getString("id")).jsonPath().getString("reviewOf"))
                .isEqualTo(first);
        JsonPath report = report();
        assertThat(report.getLong("secondLooks.agreement.pairs")).isEqualTo(1);
        assertThat(report.getLong("secondLooks.agreement.agreed")).isZero();
        assertThat(report.getString("secondLooks.byQueue[0].queue")).isEqualTo(QUEUE);
    }

    @Test
    @Order(2)
    void givesOutAKnownCaseOnceToEachModerator() {
        Api.registerAthlete(name);
        String known = openCase(Api.fresh("u"));
        decide(known, "an", "UPHOLD").then().statusCode(201);
        call().body(Map.of("by", "lead", "reason", "as the guide's example 3"))
                .put("/v1/quality/golden/" + known)
                .then()
                .statusCode(200);
        assertThat(call().get("/v1/quality/golden").jsonPath().getList("items.caseId", String.class))
                .contains(known);

        JsonPath given = next("cy").jsonPath();
        decide(given.getString("id"), "cy", "UPHOLD").then().statusCode(201);

        JsonPath report = report();
        assertThat(report.getLong("golden.agreement.pairs")).isEqualTo(1);
        assertThat(report.getLong("golden.agreement.agreed")).isEqualTo(1);
        assertThat(report.getString("golden.byModerator[0].by")).isEqualTo("cy");
        // Once is enough: the second look that waits in the queue is at the same.
        assertThat(next("cy").statusCode()).isEqualTo(204);
        assertThat(report().getLong("golden.open")).isZero();
    }

    @Test
    @Order(3)
    void forgetsAnAnswerThatIsUndone() {
        Api.registerAthlete(name);
        String first = openCase(Api.fresh("u"));
        decide(first, "an", "UPHOLD").then().statusCode(201);
        JsonPath again = next("dee").jsonPath();
        while (again.getString("id") != null && !isAboutThisTest(again)) {
            again = next("dee").jsonPath();
        }
        long pairs = report().getLong("secondLooks.agreement.pairs");
        String decision =
                decide(again.getString("id"), "dee", "UPHOLD").jsonPath().getString("id");
        assertThat(report().getLong("secondLooks.agreement.pairs")).isEqualTo(pairs + 1);

        undo(decision);

        assertThat(report().getLong("secondLooks.agreement.pairs")).isEqualTo(pairs);
        assertThat(logged(again.getString("id"))).containsExactly("REVIEW_DECIDED", "REVIEW_UNDONE");
        // Who carries decisions out was told of neither.
        assertThat(call().get("/v1/decisions?limit=200").jsonPath().getList("items.decision.id", String.class))
                .isNotEmpty()
                .doesNotContain(decision);
    }

    @Test
    @Order(4)
    void tellsWhichRulesPeopleDoNotAgreeWith() {
        Api.registerAthlete(name);
        String rule = null;
        for (int i = 0; i < 8; i++) {
            String caseId = openCase(Api.fresh("u"));
            rule = call().get("/v1/cases/" + caseId).jsonPath().getString("rule");
            decide(caseId, "an", "OVERTURN").then().statusCode(201);
        }

        JsonPath fairness =
                call().get("/v1/fairness").then().statusCode(200).extract().jsonPath();

        // Three were upheld before; the second looks count nowhere here.
        assertThat(fairness.getLong("decisions.decided")).isEqualTo(11);
        assertThat(fairness.getDouble("decisions.overturned")).isCloseTo(8, within(1e-9));
        assertThat(fairness.getDouble("byQueue.find { it.queue == '" + QUEUE + "' }.precision"))
                .isCloseTo(3 / 11.0, within(1e-6));
        assertThat(fairness.getList("rulesToReview", String.class)).contains(rule);
        assertThat(fairness.getDouble("byLabel.find { it.label == 'incite.pile-on' }.share"))
                .isCloseTo(8 / 11.0, within(1e-6));
        assertThat(fairness.getInt("byLabel.find { it.label == 'incite.pile-on' }.measures.WARN"))
                .isEqualTo(3);
        assertThat(fairness.getLong("appeals.filed")).isZero();
    }

    @Test
    @Order(5)
    void refusesToTakeAnOpenCaseAsKnown() {
        Api.registerAthlete(name);
        String open = openCase(Api.fresh("u"));

        call().body(Map.of("by", "lead", "reason", "too early"))
                .put("/v1/quality/golden/" + open)
                .then()
                .statusCode(409);
        call().body(Map.of("by", "lead"))
                .put("/v1/quality/golden/" + open)
                .then()
                .statusCode(422);
        call().get("/v1/quality?from=yesterday").then().statusCode(400);
        call().get("/v1/fairness?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")
                .then()
                .statusCode(422);
    }

    /** Else figures that do not fit its comments would tell it from others. */
    @Test
    @Order(6)
    void looksAgainAtNoMoreThanWasDecided() {
        Api.registerAthlete(name);
        String author = Api.fresh("u");
        String first = openCase(author);
        assertThat(openCase(author)).isEqualTo(first);
        claim(first, "an").then().statusCode(200);
        call().body(Map.of("by", "an", "outcome", "UPHOLD", "reason", "looked at one", "membersSeen", 1))
                .post("/v1/cases/" + first + "/decision")
                .then()
                .statusCode(201);

        JsonPath again = next("eve").jsonPath();
        while (again.getString("id") != null && !isAboutThisTest(again)) {
            again = next("eve").jsonPath();
        }

        assertThat(again.getString("id")).isNotNull();
        assertThat(again.getInt("memberCount")).isEqualTo(1);
        assertThat(call().get("/v1/cases/" + again.getString("id") + "/members")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
    }

    /** The decision that it is a second look at does not stand any more, and yet is one's own. */
    @Test
    @Order(7)
    void doesNotShowACaseAgainToWhoseDecisionWasUndone() {
        Api.registerAthlete(name);
        String first = openCase(Api.fresh("u"));
        String decision = decide(first, "fay", "UPHOLD").jsonPath().getString("id");
        undo(decision);
        JsonPath again = next("gus").jsonPath();
        while (again.getString("id") != null && (again.getString("id").equals(first) || !isAboutThisTest(again))) {
            again = next("gus").jsonPath();
        }
        String review = again.getString("id");
        assertThat(review).isNotNull();
        release(review, "gus");

        assertThat(claim(review, "fay").statusCode()).isEqualTo(409);
        Response given = next("fay");
        while (given.statusCode() == 200) {
            assertThat(given.jsonPath().getString("id")).isNotEqualTo(review);
            given = next("fay");
        }
    }

    @Test
    @Order(8)
    void givesOutNoKnownCaseThatWasDecidedOtherwiseSince() {
        forgetKnown();
        Api.registerAthlete(name);
        String known = openCase(Api.fresh("u"));
        String decision = decide(known, "an", "UPHOLD").jsonPath().getString("id");
        takeAsKnown(known);
        long open = report().getLong("golden.open");
        next("hal").then().statusCode(200);
        assertThat(report().getLong("golden.open")).isEqualTo(open + 1);

        undo(decision);
        decide(known, "ida", "OVERTURN").then().statusCode(201);

        next("jo");
        assertThat(report().getLong("golden.open")).isEqualTo(open + 1);
    }

    /** Its comment is the author's to have erased, and with it goes what there was to look at. */
    @Test
    @Order(9)
    void closesASecondLookAtWhatWasErased() {
        Api.registerAthlete(name);
        String author = Api.fresh("u");
        decide(openCase(author), "an", "UPHOLD").then().statusCode(201);
        JsonPath again = next("kim").jsonPath();
        while (again.getString("id") != null && !isAboutThisTest(again)) {
            again = next("kim").jsonPath();
        }
        String review = again.getString("id");
        assertThat(review).isNotNull();
        release(review, "kim");
        long open = report().getLong("secondLooks.open");

        call().body(Map.of("by", "lead", "reason", "asked to be forgotten"))
                .post("/v1/accounts/" + author + "/erasure")
                .then()
                .statusCode(200);

        assertThat(call().get("/v1/cases/" + review).jsonPath().getString("state"))
                .isEqualTo("EMPTIED");
        assertThat(claim(review, "lou").statusCode()).isEqualTo(409);
        Response given = next("lou");
        while (given.statusCode() == 200) {
            assertThat(given.jsonPath().getString("id")).isNotEqualTo(review);
            given = next("lou");
        }
        assertThat(report().getLong("secondLooks.open")).isEqualTo(open - 1);
        assertThat(logged(review)).containsExactly("CASE_EMPTIED");
    }

    /** In two windows. What the first transaction does is done by hand, so that it is not over yet. */
    @Test
    @Order(10)
    void givesAKnownCaseOnceToWhoAsksTwiceAtTheSameTime() throws SQLException {
        forgetKnown();
        Api.registerAthlete(name);
        String known = openCase(Api.fresh("u"));
        decide(known, "an", "UPHOLD").then().statusCode(201);
        JsonPath again = next("ned").jsonPath();
        while (!isAboutThisTest(again)) {
            again = next("ned").jsonPath();
        }
        takeAsKnown(known);
        long open = report().getLong("golden.open");
        try (Connection first = database.getConnection()) {
            first.setAutoCommit(false);
            ModeratorKey moderator = moderators.key(namespace, "max");
            assertThat(ReviewSql.fresh(first, namespace, Optional.of(QUEUE), moderator))
                    .isPresent();

            next("max");

            assertThat(report().getLong("golden.open")).isEqualTo(open);
            first.rollback();
        }
        next("max").then().statusCode(200);
        assertThat(report().getLong("golden.open")).isEqualTo(open + 1);
    }

    /** Nobody can mend what was answered; a known case that is given out no more is one that many know by now. */
    @Test
    @Order(11)
    void comparesNobodyWithAKnownAnswerThatProvedWrong() {
        forgetKnown();
        Api.registerAthlete(name);
        String known = openCase(Api.fresh("u"));
        String decision = decide(known, "an", "UPHOLD").jsonPath().getString("id");
        takeAsKnown(known);
        long pairs = report().getLong("golden.agreement.pairs");
        JsonPath given = next("ora").jsonPath();
        decide(given.getString("id"), "ora", "OVERTURN").then().statusCode(201);
        assertThat(report().getLong("golden.agreement.pairs")).isEqualTo(pairs + 1);

        forgetKnown();
        assertThat(report().getLong("golden.agreement.pairs")).isEqualTo(pairs + 1);
        undo(decision);
        assertThat(report().getLong("golden.agreement.pairs")).isEqualTo(pairs);
        decide(known, "ida", "OVERTURN").then().statusCode(201);

        assertThat(report().getLong("golden.agreement.pairs")).isEqualTo(pairs);
        assertThat(report().getList("golden.byModerator.by", String.class)).doesNotContain("ora");
    }

    private String openCase(String author) {
        return QualityCalls.opened(call(), name, author);
    }

    private boolean isAboutThisTest(JsonPath given) {
        return call()
                .get("/v1/cases/" + given.getString("id") + "/members")
                .jsonPath()
                .getList("items.text", String.class)
                .stream()
                .anyMatch(text -> text.contains(name));
    }
}
