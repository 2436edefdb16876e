package io.touchline.casework.appeal;

import static io.touchline.casework.appeal.AppealCalls.appeal;
import static io.touchline.casework.appeal.AppealCalls.decide;
import static io.touchline.casework.appeal.AppealCalls.fileByAuthor;
import static io.touchline.casework.appeal.AppealCalls.fileByTarget;
import static io.touchline.casework.appeal.AppealCalls.fileOnAssessment;
import static io.touchline.casework.appeal.AppealCalls.filed;
import static io.touchline.casework.appeal.AppealCalls.flagged;
import static io.touchline.casework.appeal.AppealCalls.refused;
import static io.touchline.casework.appeal.AppealCalls.review;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.AccountErased;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account that is erased takes its words along. */
@QuarkusTest
class AppealErasureTest {

    @Inject
    Event<AccountErased> erasing;

    @Inject
    KeyedHash hash;

    private final String name = Api.freshName();
    private final String author = Api.fresh("u");
    private String target;

    @BeforeEach
    void register() {
        target = Api.registerAthlete(name);
    }

    @Test
    void forgetsWhoAppealedAndWhatWasSaid() {
        String text = name + "就是个废物，姐妹们都去她评论区骂她！";
        String closed = filed(fileByAuthor(decided(text), author));
        review(closed, Api.fresh("m"), AppealOutcome.REJECT).then().statusCode(200);
        String open = filed(fileByAuthor(decided(text), author));
        String early = filed(fileOnAssessment(flagged(author, text).getString("id"), author));

        QuarkusTransaction.requiringNew()
                .run(() -> erasing.fire(new AccountErased("local", hash.account("local", author))));

        for (String id : new String[] {closed, open, early}) {
            appeal(id)
                    .body("party", anEmptyMap())
                    .body("statement", nullValue())
                    .body("closed.reason", nullValue())
                    .body("erased", equalTo(true));
        }
        appeal(closed).body("state", equalTo("REJECTED")).body("closed.by", notNullValue());
        appeal(open)
                .body("state", equalTo("WITHDRAWN"))
                .body("closed.by", nullValue())
                .body("closed.at", notNullValue());
        refused(review(open, Api.fresh("m"), AppealOutcome.GRANT), 409, "");
        Api.call().queryParam("authorId", author).get("/v1/appeals").then().body("items", hasSize(0));
    }

    /** The sentence stands in the decision too, which forgets it. */
    @Test
    void forgetsWhyATargetsAppealWasDecidedWithTheLastEvidence() {
        String text = name + "就是个废物，姐妹们都去她评论区骂她！";
        String first = decide(flagged(author, text).getString("caseId"), Api.fresh("m"), "OVERTURN");
        String id = filed(fileByTarget(first, target));
        review(id, Api.fresh("m"), AppealOutcome.GRANT, "WARN").then().statusCode(200);
        appeal(id).body("closed.reason", notNullValue());

        Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(200);

        appeal(id).body("closed.reason", nullValue()).body("party.targetId", equalTo(target));
        Api.call()
                .queryParam("subject", id)
                .get("/v1/audit")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.findAll { it.personal != null }", hasSize(0));
    }

    /** What a person would say of it would be said of what nobody can read, and would stay where no erasure looks. */
    @Test
    void isNotTakenOnceNothingIsLeftOfTheComments() {
        String decision = decided(name + "就是个废物，姐妹们都去她评论区骂她！");
        Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(200);

        refused(fileByTarget(decision, target), 409, "/decisionId");
    }

    private String decided(String text) {
        return decide(flagged(author, text).getString("caseId"), Api.fresh("m"), "CHANGE", "WARN");
    }
}
