package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Five thousand people at one athlete: one case, one decision, one undoing. */
@QuarkusTest
class PileOnScenarioTest {

    private static final Logger LOG = Logger.getLogger(PileOnScenarioTest.class);

    private static final int COMMENTS = 5_000;
    private static final int BATCH = 1_000;

    private static final List<String> INSULTS = List.of("就是个废物", "滚出国家队吧", "真是垃圾一个");

    /** Everyday characters, so that everybody has words of their own. */
    private static final String WORDS = "今天早上路边看见很多人站在那里等车去公园散步吃饭听歌写字画画打球下棋聊天买菜做饭洗衣扫地看书喝茶";

    @Inject
    CaseGathering gathering;

    @Inject
    DataSource database;

    private final Random random = new Random(5);
    private final String name = Api.freshName();
    private final Instant begin = Instant.now().minus(20, ChronoUnit.MINUTES);

    @Test
    void isOneCase() throws SQLException {
        Api.registerAthlete(name);
        List<String> authors = new ArrayList<>();
        Set<String> cases = new HashSet<>();
        for (int done = 0; done < COMMENTS; done += BATCH) {
            cases.addAll(post(authors));
        }
        assertThat(authors).hasSize(COMMENTS);

        time("gather", gathering::gather);

        List<JsonPath> left = cases.stream()
                .map(CaseCalls::get)
                .filter(one -> one.getString("state").equals("OPEN"))
                .toList();
        assertThat(left).singleElement().satisfies(one -> assertThat(one.getInt("memberCount"))
                .isEqualTo(COMMENTS));
        String caseId = left.get(0).getString("id");
        assertThat(CaseCalls.all("/v1/cases/" + caseId + "/members"))
                .extracting(member -> member.get("seq"))
                .doesNotHaveDuplicates()
                .hasSize(COMMENTS);

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
                .isEqualTo(COMMENTS);
        for (int i = 0; i < COMMENTS; i += 500) {
            assertThat(CaseCalls.standing(authors.get(i))).containsExactly("WARN");
        }

        time("undo", () -> CaseCalls.undo(decisionId[0], moderator).then().statusCode(200));
        for (int i = 0; i < COMMENTS; i += 500) {
            assertThat(CaseCalls.standing(authors.get(i))).doesNotContain("WARN");
        }
        assertThat(CaseCalls.get(caseId).getString("state")).isEqualTo("OPEN");
        Chain.holds(database);
    }

    /** @return the cases that the comments became part of */
    private Set<String> post(List<String> authors) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            String author = Api.fresh("u");
            authors.add(author);
            String text = name + INSULTS.get(random.nextInt(INSULTS.size())) + "，" + words();
            Map<String, Object> comment = new HashMap<>(Api.comment(Api.fresh("c"), author, text));
            comment.put("postedAt", begin.plusMillis(100L * authors.size()).toString());
            items.add(comment);
        }
        JsonPath answers = Api.call()
                .body(Map.of("items", items))
                .post("/v1/assessments/batch")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> cases = answers.getList("results.assessment.caseId", String.class);
        assertThat(cases).hasSize(BATCH).doesNotContainNull();
        return new HashSet<>(cases);
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            words.append(WORDS.charAt(random.nextInt(WORDS.length())));
        }
        return words.toString();
    }

    private static void time(String what, Runnable work) {
        long before = System.nanoTime();
        work.run();
        LOG.warnf("pile-on %s ms=%d", what, (System.nanoTime() - before) / 1_000_000);
    }
}
