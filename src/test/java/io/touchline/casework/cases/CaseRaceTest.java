package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many moderators at one case: one of them gets it, the others are told so. */
@QuarkusTest
class CaseRaceTest {

    private static final int RACERS = 8;

    private final ExecutorService racers = Executors.newFixedThreadPool(RACERS);
    private final String name = Api.freshName();

    @BeforeEach
    void register() {
        Api.registerAthlete(name);
    }

    @AfterEach
    void stop() {
        racers.shutdownNow();
    }

    @Test
    void oneClaimsIt() throws Exception {
        String caseId = CaseCalls.openCase(name);

        List<Response> answers = race(n -> CaseCalls.claim(caseId, "racer-" + n));

        assertOneWins(answers, 200);
    }

    @Test
    void theHolderDecidesOnce() throws Exception {
        String caseId = CaseCalls.openCase(name);
        String moderator = Api.fresh("m");
        CaseCalls.claim(caseId, moderator);

        List<Response> answers = race(n -> CaseCalls.decide(caseId, CaseCalls.decision(moderator, "UPHOLD")));

        assertOneWins(answers, 201);
        String decisionId = CaseCalls.get(caseId).getString("decision.id");
        assertOneWins(race(n -> CaseCalls.undo(decisionId, "racer-" + n)), 200);
    }

    @Test
    void nobodyGetsTheSameNextCase() throws Exception {
        for (int i = 0; i < RACERS; i++) {
            CaseCalls.openCase(name);
        }

        List<Response> answers = race(
                n -> Api.call().body("{\"by\":\"" + Api.fresh("racer") + "\"}").post("/v1/cases/claims"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(answers.stream().map(answer -> answer.jsonPath().getString("id")))
                .doesNotHaveDuplicates();
    }

    private static void assertOneWins(List<Response> answers, int status) {
        assertThat(answers.stream().filter(answer -> answer.statusCode() == status))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(RACERS - 1)
                .allSatisfy(answer -> assertThat(answer.jsonPath().getString("errors[0].detail"))
                        .isNotBlank()
                        .doesNotContain("racer"));
    }

    private List<Response> race(IntFunction<Response> call) throws Exception {
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            int number = i;
            calls.add(() -> call.apply(number));
        }
        List<Response> answers = new ArrayList<>();
        for (Future<Response> answer : racers.invokeAll(calls)) {
            answers.add(answer.get());
        }
        return answers;
    }
}
