package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.casework.evidence.VerifiedPack;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The evidence of cases of which one has become part of the other. */
@QuarkusTest
class MergedCasePackTest {

    @Inject
    Merging merging;

    private String into;
    private String source;

    @BeforeEach
    void merge() throws Exception {
        Swarm swarm = new Swarm();
        into = swarm.caseId();
        source = CaseCalls.openCase(swarm.name());
        assertThat(merging.merge("local", id(into), List.of(id(source)))).isEqualTo(1);
    }

    /** A pack of no comments would be valid, and whoever gets it would take it for all that there is. */
    @Test
    void isTheOthersAsTheProblemSays() {
        Api.call()
                .body(Map.of("by", "m-1", "reason", "for her lawyer"))
                .post("/v1/cases/{id}/evidence", source)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:touchline:problem:conflict"))
                .body("mergedInto", equalTo(into))
                .body("errors[0].pointer", equalTo("/id"));

        assertThat(Api.call()
                        .queryParam("subject", source)
                        .get("/v1/audit")
                        .jsonPath()
                        .getList("items.kind"))
                .isEqualTo(List.of("CASE_OPENED", "CASE_MERGED"));
    }

    @Test
    void isVerifiedWhereTheCommentsAre() throws Exception {
        List<String> open = members(into);
        assertThat(open).hasSize(CaseCalls.get(into).getInt("memberCount"));

        CaseCalls.upheld(into, "an");

        assertThat(members(into)).hasSameSizeAs(open);
    }

    private static List<String> members(String caseId) throws Exception {
        return new String(VerifiedPack.taken(caseId).get("members.jsonl"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static UUID id(String wire) {
        return CaseIds.CASE.ofWire(wire).orElseThrow();
    }
}
