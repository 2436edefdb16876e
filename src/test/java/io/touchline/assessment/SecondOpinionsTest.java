package io.touchline.assessment;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.scoring.Aim;
import io.touchline.scoring.FirstReading;
import io.touchline.testsupport.SpecialProfile;
import io.touchline.text.Canonicaliser;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second tier inside the service, with a budget of one comment a second. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class SecondOpinionsTest {

    /** Texts that the first tier is in doubt of when nobody is registered. */
    private static final List<String> DOUBTFUL = new ArrayList<>();

    @Inject
    MeterRegistry meters;

    @Inject
    RunningLexicons lexicons;

    /** Once: the encoders' file is large. */
    @BeforeEach
    void findDoubtfulTexts() throws IOException {
        if (!DOUBTFUL.isEmpty()) {
            return;
        }
        Canonicaliser canonicaliser = new Canonicaliser();
        double narrow = EncoderModelFile.bundled().band() / 4;
        ObjectMapper json = new ObjectMapper();
        Iterator<String> lines = Files.readAllLines(Path.of("src/main/training/contrast-passes.jsonl"))
                .iterator();
        while (DOUBTFUL.size() < 12) {
            String text = json.readTree(lines.next()).get("text").textValue();
            FirstReading first =
                    lexicons.current().scorer().first(canonicaliser.canonicalise(text), List.of(), Aim.NONE);
            if (first.doubt() < narrow) {
                DOUBTFUL.add(text);
            }
        }
    }

    @Test
    void aCommentInDoubtHasAnOpinionOrSaysThatItIsMissed() throws InterruptedException {
        JsonPath heard = assessed(DOUBTFUL.get(0));
        JsonPath again = assessed(DOUBTFUL.get(0));

        for (JsonPath answer : List.of(heard, again)) {
            assertThat(answer.getList("degraded")).isEmpty();
            assertThat(opinions(answer)).hasSize(3);
            assertThat(answer.getString("versions.model")).contains("+encoder-");
            for (String category : List.of("abuse", "slander", "incitement")) {
                double sum = answer.getDouble("bias." + category);
                for (Map<String, Object> piece : answer.<Map<String, Object>>getList("evidence")) {
                    if (category.equalsIgnoreCase((String) piece.get("category"))) {
                        sum += ((Number) piece.get("contribution")).doubleValue();
                    }
                }
                assertThat(answer.getDouble("logits." + category)).isCloseTo(sum, within(1e-4));
            }
        }
        assertThat(again.getMap("scores")).isEqualTo(heard.getMap("scores"));

        double before = overBudget();
        // The second that the budget is for may end between two of these, not between all.
        List<JsonPath> answers = new ArrayList<>();
        for (String text : DOUBTFUL.subList(1, 12)) {
            answers.add(assessed(text));
        }
        List<JsonPath> missed = answers.stream()
                .filter(answer -> answer.getList("degraded").contains("encoder"))
                .toList();
        assertThat(missed).isNotEmpty();
        assertThat(missed).allSatisfy(answer -> {
            assertThat(opinions(answer)).isEmpty();
            assertThat(answer.getBoolean("stored")).isTrue();
        });
        assertThat(overBudget() - before).isEqualTo(missed.size());
    }

    private double overBudget() {
        return meters.get("touchline.encoder.comments")
                .tag("outcome", "over_budget")
                .counter()
                .count();
    }

    @Test
    void aCommentWithoutDoubtIsNotAskedOf() {
        JsonPath answer = assessed("明天的训练课改到下午三点，请大家准时");

        assertThat(answer.getList("degraded")).isEmpty();
        assertThat(opinions(answer)).isEmpty();
    }

    private static List<Map<String, Object>> opinions(JsonPath answer) {
        return answer.<Map<String, Object>>getList("evidence").stream()
                .filter(piece -> ((String) piece.get("source")).startsWith("encoder-"))
                .toList();
    }

    private static JsonPath assessed(String text) {
        return assess(comment(fresh("c"), fresh("u"), text))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
