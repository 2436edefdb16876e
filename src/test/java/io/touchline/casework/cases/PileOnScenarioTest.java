package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Five thousand people at one athlete: one case, one decision, one undoing. */
@QuarkusTest
class PileOnScenarioTest {

    private static final Logger LOG = Logger.getLogger(PileOnScenarioTest.class);

    private static final int COMMENTS = 5_000;
    /** As many as a slow machine, too, looks at within the time that a call gives Redis. */
    private static final int BATCH = 250;

    private static final int FEW = 50;
    private static final int EARLY = 4;

    @Inject
    CaseGathering gathering;

    @Inject
    DataSource database;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name = Api.freshName();
    private final Instant begin = Instant.now().minus(20, ChronoUnit.MINUTES);

    @Test
    void isOneCase() throws Exception {
        String target = Api.registerAthlete(name);
        List<String> authors = new ArrayList<>();
        Set<String> early = new HashSet<>();
        // The first ones come before anybody can know: a case each.
        for (int i = 0; i < EARLY; i++) {
            early.add(CaseCalls.get(postOne(authors)).getString("id"));
        }
        assertThat(early).hasSizeGreaterThan(1);
        // Some are read as harmless, by what chance words make of them, and some as a group's, who say nearly the same:
        // the others are to be as many as it takes.
        int members = 0;
        while (members < COMMENTS + EARLY && authors.size() < 2 * COMMENTS) {
            post(authors, Math.min(BATCH, Math.max(FEW, COMMENTS + EARLY - members)));
            members = members(target);
        }
        assertThat(members).isBetween(COMMENTS + EARLY, authors.size());
        LOG.warnf("pile-on cases=%d", open(target).size());

        time("gather", gathering::gather);

        Map<UUID, Integer> left = open(target);
        Map.Entry<UUID, Integer> storm =
                left.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        String caseId = CaseIds.CASE.wire(storm.getKey());
        assertThat(CaseCalls.get(caseId).getString("kind")).isEqualTo("STORM");
        assertThat(left).hasSize(1);
        // What chance words sound like a curse is never one of many.
        assertThat(open(target, "kind = 'ACCOUNT' AND severity >= 4")).hasSizeLessThan(3);
        int inCase = storm.getValue();
        assertThat(inCase).isBetween(COMMENTS, members);
        // Who of the first ones says nearly the same as others is a group's by now.
        assertThat(early).filteredOn(id -> !id.equals(caseId)).allSatisfy(id -> {
            assertThat(CaseCalls.get(id).getString("state")).isEqualTo("MERGED");
            String into = CaseCalls.get(id).getString("mergedInto");
            assertThat(into.equals(caseId)
                            || CaseCalls.get(into).getString("kind").equals("GROUP"))
                    .as(into)
                    .isTrue();
        });
        List<String> authorsInCase = CaseCalls.all("/v1/cases/" + caseId + "/members").stream()
                .map(member -> (String) member.get("authorId"))
                .toList();
        assertThat(authorsInCase).doesNotHaveDuplicates().hasSize(inCase);

        String moderator = Api.fresh("m");
        CaseCalls.claim(caseId, moderator).then().statusCode(200);
        Map<String, Object> decision = CaseCalls.decision(moderator, "CHANGE", "WARN", "FOLD");
        String[] decisionId = new String[1];
        time(
                "decide",
                () -> decisionId[0] = CaseCalls.decide(caseId, decision)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
        assertThat(Api.call()
                        .get("/v1/decisions/{id}", decisionId[0])
                        .jsonPath()
                        .getInt("accounts"))
                .isEqualTo(inCase);
        for (int i = 0; i < COMMENTS; i += 500) {
            assertThat(CaseCalls.standing(authorsInCase.get(i))).containsExactly("WARN");
        }

        time("undo", () -> CaseCalls.undo(decisionId[0], moderator).then().statusCode(200));
        for (int i = 0; i < COMMENTS; i += 500) {
            assertThat(CaseCalls.standing(authorsInCase.get(i))).doesNotContain("WARN");
        }
        assertThat(CaseCalls.get(caseId).getString("state")).isEqualTo("OPEN");
        Chain.holds(database);
    }

    /** The case of a comment by somebody else; another one's where chance words make the first read as harmless. */
    private String postOne(List<String> authors) {
        Map<String, Object> comment = next(authors);
        comment.put("options", Map.of("deadlineMs", 10_000));
        String caseId = Api.assess(comment).jsonPath().getString("caseId");
        return caseId == null ? postOne(authors) : caseId;
    }

    /** A comment by somebody else. */
    private Map<String, Object> next(List<String> authors) {
        String author = Api.fresh("u");
        authors.add(author);
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, CaseCalls.insult(name));
        comment.put("postedAt", begin.plusMillis(100L * authors.size()).toString());
        return comment;
    }

    private void post(List<String> authors, int comments) throws IOException {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < comments; i++) {
            items.add(next(authors));
        }
        byte[] answer = Api.call()
                .body(Map.of("items", items))
                .post("/v1/assessments/batch")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        // None waits in the queue: what is answered is in its case.
        assertThat(JSON.readTree(answer).get("results"))
                .hasSize(comments)
                .allMatch(result -> result.at("/assessment/stored").booleanValue());
    }

    private int members(String target) throws SQLException {
        return open(target).values().stream().mapToInt(n -> n).sum();
    }

    /** The open cases about a target, with the number of their members, but for those of groups and threats. */
    private Map<UUID, Integer> open(String target) throws SQLException {
        return open(target, "kind = 'STORM' OR severity < 4");
    }

    private Map<UUID, Integer> open(String target, String which) throws SQLException {
        Map<UUID, Integer> open = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        """
                        SELECT id, member_count FROM moderation_case
                        WHERE state = 'OPEN' AND kind <> 'GROUP' AND target_ids @> ARRAY[?::text] AND
                        """
                                + "(" + which + ")")) {
            statement.setString(1, target);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    open.put(row.getObject(1, UUID.class), row.getInt(2));
                }
            }
        }
        return open;
    }

    private static void time(String what, Runnable work) {
        long before = System.nanoTime();
        work.run();
        LOG.warnf("pile-on %s ms=%d", what, (System.nanoTime() - before) / 1_000_000);
    }
}
