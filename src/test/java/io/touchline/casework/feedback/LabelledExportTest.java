package io.touchline.casework.feedback;

import static io.touchline.casework.feedback.FeedbackCalls.decide;
import static io.touchline.casework.feedback.FeedbackCalls.export;
import static io.touchline.casework.feedback.FeedbackCalls.give;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Moderation;
import io.touchline.testsupport.Rows;
import io.touchline.testsupport.ServiceProcess;
import io.touchline.training.ExportedComments;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The labelled set that comes of what people say, for who trains with it. */
@QuarkusTest
class LabelledExportTest {

    @Inject
    DataSource database;

    @TempDir
    Path directory;

    private final String author = Api.fresh("u");
    private final String name = Api.freshName();
    private final String insulting = name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords();
    private String target;

    @BeforeEach
    void register() {
        target = Api.registerAthlete(name);
    }

    @Test
    void exportsWhatEvaluateReads() throws IOException {
        String begin = Instant.now().minusMillis(1).toString();
        JsonPath upheld = insult();
        decide(upheld, "UPHOLD");
        JsonPath overturned = say(name + "，别骂了废物这种话，联系我13800138000");
        give(overturned.getString("id"), "m-1", "HARMLESS").then().statusCode(201);
        JsonPath relabelled = say("@路人甲 " + name + "今天打得真好");
        give(relabelled.getString("id"), "m-1", "RELABELLED", "slander.doping", "incite.boycott")
                .then()
                .statusCode(201);
        // The same words once more, of which somebody said something else before.
        give(say(name + "今天一般").getString("id"), "m-1", "RELABELLED", "curse")
                .then()
                .statusCode(201);
        give(say(name + "今天一般").getString("id"), "m-2", "HARMLESS").then().statusCode(201);

        Response answer = Api.call().queryParam("from", begin).get("/v1/feedback/export");

        answer.then().statusCode(200);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        String lines = answer.asString();
        assertThat(lines).doesNotContain(author, "路人甲", "13800138000", "as_", "m-1", "moderator");
        Path file = directory.resolve("export.ndjson");
        Files.writeString(file, lines);
        Map<String, List<Integer>> truth = ExportedComments.truth(file);
        assertThat(truth)
                .containsEntry(
                        insulting,
                        Stream.of("ABUSE", "SLANDER", "INCITEMENT")
                                .map(upheld.getList("labels.category")::contains)
                                .map(held -> held ? 1 : 0)
                                .toList())
                .containsEntry(name + "，别骂了废物这种话，联系我00000000000", List.of(0, 0, 0))
                .containsEntry("@某人 " + name + "今天打得真好", List.of(0, 1, 1))
                .containsEntry(name + "今天一般", List.of(0, 0, 0));
        assertThat(lines).contains("\"targetId\":\"" + target + "\"");
        assertThat(ExportedComments.evaluate(file, directory)).startsWith(truth.size() + " comments; ");
    }

    /** It is told in sober words: without the registry it is no slander, and with it none to learn from. */
    @Test
    void doesNotSayWhetherARumourIsSlander() throws IOException {
        String begin = Instant.now().minusMillis(1).toString();
        give(say(name + "的尿检早就出问题了").getString("id"), "m-1", "RELABELLED", "slander.rumour")
                .then()
                .statusCode(201);
        give(say(name + "尿检出问题，垃圾").getString("id"), "m-1", "RELABELLED", "slander.rumour", "insult.person")
                .then()
                .statusCode(201);
        give(say(name + "吃药被查，还打假球").getString("id"), "m-1", "RELABELLED", "slander.rumour", "slander.doping")
                .then()
                .statusCode(201);

        String lines = export(begin);

        assertThat(lines.lines().filter(line -> line.contains(name)))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("\"abuse\":0,\"slander\":1,\"incitement\":0", "\"label\":\"slander.doping\""),
                        line -> assertThat(line)
                                .contains("\"abuse\":1,\"incitement\":0", "\"label\":\"insult.person\"")
                                .doesNotContain("slander"),
                        line -> assertThat(line)
                                .contains("\"abuse\":0,\"incitement\":0")
                                .doesNotContain("slander", "label"));
        Path file = directory.resolve("rumours.ndjson");
        Files.writeString(file, lines);
        assertThat(ExportedComments.evaluate(file, directory)).startsWith("3 comments; ");
    }

    @Test
    void exportsNothingOfErasedAccountsAndUndoneDecisions() {
        String begin = Instant.now().minusMillis(1).toString();
        JsonPath told = insult();
        give(told.getString("id"), "m-1", "CONFIRMED").then().statusCode(201);
        String decision = decide(told, "OVERTURN");
        Api.call()
                .body(Map.of("by", "m-2", "reason", "too fast"))
                .post("/v1/decisions/" + decision + "/undo")
                .then()
                .statusCode(200);
        assertThat(export(begin))
                .contains(name)
                .contains("\"kind\":\"feedback\"")
                .doesNotContain("overturned");
        decide(told, "OVERTURN");
        assertThat(export(begin)).contains("\"kind\":\"overturned\"");

        Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(200);

        assertThat(export(begin)).doesNotContain(name);
    }

    @Test
    void exportsWhatAnAppealSaysAsSaidWhenItWasGranted() {
        String begin = Instant.now().minusMillis(1).toString();
        JsonPath told = insult();
        String decision = decide(told, "CHANGE", "WARN");
        give(told.getString("id"), "m-1", "CONFIRMED").then().statusCode(201);
        String appeal = Moderation.appeal(Map.entry("decisionId", decision), Map.entry("authorId", author));
        ServiceProcess.pause(Duration.ofMillis(5));
        String between = Instant.now().toString();
        assertThat(export(begin)).contains("\"kind\":\"feedback\"");
        ServiceProcess.pause(Duration.ofMillis(5));

        Moderation.grant(appeal);

        assertThat(export(begin).lines().filter(line -> line.contains(name)))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"kind\":\"overturned\"", "\"abuse\":0"));
        assertThat(export(between)).contains(name, "\"kind\":\"overturned\"");
    }

    /** An appeal may put in the place of measures that the comment stays up, before a decision and after it. */
    @Test
    void exportsNothingThatAnAppealLeftUpThoughALabelHolds() {
        String begin = Instant.now().minusMillis(1).toString();
        JsonPath decided = insult();
        String decision = decide(decided, "UPHOLD");
        Moderation.grant(Moderation.appeal(Map.entry("decisionId", decision), Map.entry("authorId", author)), "ALLOW");
        JsonPath settled = insult();
        Moderation.grant(
                Moderation.appeal(Map.entry("assessmentId", settled.getString("id")), Map.entry("authorId", author)),
                "ALLOW");
        decide(settled, "UPHOLD");

        assertThat(export(begin)).doesNotContain(name);
    }

    /** Whoever decides after it leaves alone what an appeal against a rule has settled. */
    @Test
    void exportsWhatAnAppealAgainstARuleSaidWhateverIsDecidedThen() {
        String begin = Instant.now().minusMillis(1).toString();
        JsonPath told = insult();
        String appeal =
                Moderation.appeal(Map.entry("assessmentId", told.getString("id")), Map.entry("authorId", author));
        Moderation.grant(appeal);
        decide(told, "CHANGE", "WARN");

        assertThat(export(begin).lines().filter(line -> line.contains(name)))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"kind\":\"overturned\"", "\"abuse\":0"));
    }

    /**
     * No label holds for what is near a threshold; who takes measures against it does not say which would. And a quoted
     * insult that people leave up is no example of one.
     */
    @Test
    void exportsNothingOfWhichLabelsAndMeasuresDoNotSayTheSame() {
        String begin = Instant.now().minusMillis(1).toString();
        decide(opened("真是个废物", "{}", "{ALLOW}"), "CHANGE", "REMOVE", "WARN");
        decide(opened("就是废物一个", "{}", "{AUTHOR_ONLY}"), "UPHOLD");
        decide(opened("简直是废物", "{}", "{ALLOW}"), "UPHOLD");
        decide(opened("这个废物", "{}", "{AUTHOR_ONLY}"), "OVERTURN");
        decide(opened("真是个废物，滚出国家队！", "{insult.person}", "{ALLOW}"), "UPHOLD");
        decide(opened("就是废物一个，滚出国家队！", "{insult.person}", "{FOLD}"), "CHANGE", "ALLOW");
        decide(opened("简直是废物，滚出国家队！", "{insult.person}", "{ALLOW}"), "CHANGE", "FOLD");

        assertThat(export(begin).lines().filter(line -> line.contains(name)))
                .satisfiesExactly(
                        line -> assertThat(line).contains("简直是废物，滚出国家队！", "\"kind\":\"upheld\"", "\"abuse\":1"),
                        line -> assertThat(line).contains("这个废物", "\"kind\":\"overturned\"", "\"abuse\":0"),
                        line -> assertThat(line).contains("简直是废物", "\"kind\":\"upheld\"", "\"abuse\":0"));
    }

    /** Who took measures without a label has contradicted what was said before, and has not said what it is instead. */
    @Test
    void exportsNothingThatWasSaidBeforeADecisionThatTellsNoLabel() {
        String begin = Instant.now().minusMillis(1).toString();
        JsonPath harmless = opened("真是个废物", "{}", "{AUTHOR_ONLY}");
        give(harmless.getString("id"), "m-1", "HARMLESS").then().statusCode(201);
        decide(harmless, "UPHOLD");
        JsonPath confirmed = opened("真是个废物，滚出国家队！", "{insult.person}", "{FOLD}");
        give(confirmed.getString("id"), "m-1", "CONFIRMED").then().statusCode(201);
        decide(confirmed, "CHANGE", "ALLOW");

        assertThat(export(begin)).doesNotContain(name);
    }

    /** @param labels that hold, and {@code actions} that were proposed, as PostgreSQL writes an array */
    private JsonPath opened(String said, String labels, String actions) {
        JsonPath told = say(name + said + "。" + Api.freshWords());
        new Rows(database)
                .change(
                        "UPDATE case_member SET labels = ?::text[], actions = ?::text[] WHERE assessment_id = ?",
                        labels,
                        actions,
                        Rows.uuid(told.getString("id")));
        return told;
    }

    @Test
    void exportsNothingOfAnErasedAccountWhoseEvidenceIsHeld() {
        String begin = Instant.now().minusMillis(1).toString();
        JsonPath told = insult();
        Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(202);

        decide(told, "UPHOLD");
        give(told.getString("id"), "m-1", "CONFIRMED").then().statusCode(201);

        assertThat(export(begin)).doesNotContain(name);
    }

    /** In letters alone: of two texts that differ in digits one is left out. */
    @Test
    void readsPageAfterPage() {
        String begin = Instant.now().minusMillis(1).toString();
        String first = say(name + "今天一般").getString("id");
        new Rows(database)
                .change(
                        """
                        WITH many AS (
                            INSERT INTO assessment (id, namespace, comment_id, revision, account_key, event_time, suggestion,
                                                    severity, body)
                            SELECT uuidv7(), namespace, 'many-' || g || ?, 1, account_key, event_time, suggestion, severity, body
                            FROM assessment, generate_series(1, 1200) g WHERE id = ?
                            RETURNING id, namespace, account_key
                        ), texts AS (
                            INSERT INTO comment_text
                            SELECT id, ? || translate(id::text, '0123456789', 'ghijklmnop') FROM many
                        )
                        INSERT INTO feedback (namespace, assessment_id, moderator_key, id, account_key, verdict, labels, at)
                        SELECT namespace, id, decode(repeat('00', 16), 'hex'), id, account_key, 'HARMLESS', '{}', now() FROM many
                        """,
                        author,
                        Rows.uuid(first),
                        name);

        assertThat(export(begin).lines().filter(line -> line.contains(name))).hasSize(1200);
    }

    private JsonPath insult() {
        return say(insulting);
    }

    private JsonPath say(String text) {
        return FeedbackCalls.say(author, text);
    }
}
