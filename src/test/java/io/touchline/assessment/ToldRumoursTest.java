package io.touchline.assessment;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static io.touchline.testsupport.Api.registerAthlete;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.KeyedHash;
import io.touchline.encoder.PairEncoders;
import io.touchline.rumour.RumourMatch;
import io.touchline.rumour.RumourRegistry;
import io.touchline.scoring.Aim;
import io.touchline.scoring.FirstReading;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetRegistry;
import io.touchline.testsupport.Api;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls with more comments about somebody with a rumour than may wait for the encoders, and comments about two. */
@QuarkusTest
@Timeout(180)
class ToldRumoursTest {

    private static final String CLAIM = "赛前尿检呈阳性，被队里压下来没有公布";
    private static final String REWORDED = "药检出事，队里给按下去了";
    private static final Duration PLENTY = Duration.ofMinutes(1);

    @Inject
    ToldRumours rumours;

    @Inject
    SecondOpinions encoders;

    @Inject
    RunningLexicons lexicons;

    @Inject
    TargetRegistry targets;

    @Inject
    Canonicaliser canonicaliser;

    @Inject
    RumourRegistry registry;

    @Inject
    EncoderConfig config;

    @Inject
    KeyedHash hash;

    @Inject
    StageTimers timers;

    private final String name = freshName();
    private final List<String> registered = new ArrayList<>();

    @AfterEach
    void archive() {
        registered.forEach(id -> call().delete("/v1/rumours/" + id).then().statusCode(204));
    }

    @Test
    void aCallWithManyIsHeardAndLetsOthersIn() throws Exception {
        String target = registerAthlete(name);
        rumour(target, name + CLAIM);
        List<Reading> readings = IntStream.range(0, 300)
                .mapToObj(i -> reading(name + REWORDED + "，第" + i + "次说了", target))
                .toList();

        CompletableFuture<List<Reading>> many =
                rumours.hear(readings, Deadline.in(PLENTY)).subscribeAsCompletionStage();
        encoders.work(PairEncoders::version, Deadline.in(PLENTY), false).await().indefinitely();

        assertThat(many).isNotDone();
        assertThat(many.get(2, TimeUnit.MINUTES))
                .extracting(Reading::opinionMissed)
                .hasSize(300)
                .containsOnly(false);
    }

    @Test
    void copiesInOneCallHaveOneAnswer() {
        String target = registerAthlete(name);
        String id = rumour(target, name + CLAIM);
        List<Reading> copies = Collections.nCopies(1_000, reading(name + REWORDED, target));

        List<Reading> heard = rumours.hear(copies, Deadline.in(PLENTY)).await().indefinitely();

        assertThat(heard).extracting(Reading::opinionMissed).hasSize(1_000).containsOnly(false);
        assertThat(heard).extracting(Reading::rumours).containsOnly(heard.get(0).rumours());
        assertThat(heard.get(0).rumours()).extracting(RumourMatch::rumourId).containsExactly(id);
    }

    /** By words alone each of them would be told at once. */
    @Test
    void aCallThatIsOverComparesNoMore() {
        String target = registerAthlete(name);
        rumour(target, name + CLAIM);
        List<Reading> readings = IntStream.range(0, 3_000)
                .mapToObj(i -> reading(name + CLAIM + "，第" + i + "次说了", target))
                .toList();

        List<Reading> heard = rumours.hear(readings, Deadline.in(Duration.ofMillis(1)))
                .await()
                .indefinitely();

        assertThat(heard.get(0).rumours()).isNotEmpty();
        assertThat(heard.get(2_999).rumours()).isEmpty();
        assertThat(heard.get(2_999).opinionMissed()).isTrue();
    }

    /** Some of a comment's pairs read and others not would be neither one answer nor the other. */
    @Test
    void whatIsNotReadToItsEndIsAnsweredByWordsAndSaysSo() {
        String target = registerAthlete(name);
        for (int i = 0; i < 12; i++) {
            rumour(target, name + "第" + i + "次" + CLAIM);
        }
        Set<Boolean> missed = new HashSet<>();
        for (int millis = 1; millis <= 120; millis += millis < 60 ? 1 : 10) {
            Reading read = reading(name + REWORDED + "，第" + millis + "回说了", target);

            Reading heard = rumours.hear(List.of(read), Deadline.in(Duration.ofMillis(millis)))
                    .await()
                    .indefinitely()
                    .get(0);

            missed.add(heard.opinionMissed());
            assertThat(heard.rumours())
                    .as(millis + " ms")
                    .allMatch(match -> match.byEncoder() == !heard.opinionMissed());
        }
        assertThat(missed).contains(true);
    }

    /** Words alone leave it open. */
    @Test
    void aFirstTierThatNoSecondWasFittedBesideLeavesRumoursToTheirEncoders() throws Exception {
        String target = registerAthlete(name);
        String id = rumour(target, name + CLAIM);
        List<Reading> told = List.of(reading(name + REWORDED, target));
        SecondOpinions alone =
                new SecondOpinions(config, MissedOpinionsTest.calibrated(), hash, timers, new SimpleMeterRegistry());
        alone.start(null);
        try {
            List<Reading> heard = new ToldRumours(registry, alone, config, hash)
                    .hear(told, Deadline.in(PLENTY))
                    .await()
                    .indefinitely();

            assertThat(heard.get(0).opinionMissed()).isFalse();
            assertThat(heard.get(0).rumours()).extracting(RumourMatch::rumourId).containsExactly(id);
            assertThat(heard.get(0).versions().get("rumours")).contains("+");
        } finally {
            alone.stop(null);
        }
    }

    /** All about the first together take more readings than a comment has. */
    @Test
    void theRumoursOfOneTargetLeaveRoomForThoseOfAnother() {
        String target = registerAthlete(name);
        for (int i = 0; i < 12; i++) {
            rumour(target, name + "第" + i + "次" + CLAIM);
        }
        String otherName = freshName();
        String other = rumour(registerAthlete(otherName), otherName + "与教练合谋在小组赛故意输球");
        String text = name + REWORDED + "。" + otherName + "与教练合谋在小组赛故意输球";

        for (int i = 0; i < 2; i++) {
            assertThat(assess(comment(fresh("c"), fresh("u"), text)).jsonPath().getList("rumours.id", String.class))
                    .contains(other);
        }
    }

    /** Each costs a look at the whole text, on a thread that others wait for. */
    @Test
    void ofATextAboutManyThoseOfTwentyAreHeardTheAttackedFirst() {
        String claim = "去年冬训期间私自离队三天，跑去外地参加一家火锅店的开业剪彩，回来以后又要求队友替他向领队隐瞒行踪，直到年底总结会上才被一名随队厨师当面揭穿";
        List<String> names = Stream.generate(Api::freshName).limit(23).toList();
        List<String> ids = names.stream().map(Api::registerAthlete).toList();
        List<String> told = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            told.add(rumour(ids.get(i), names.get(i) + claim));
        }
        String all = String.join("。", names.stream().map(one -> one + claim).toList());
        String last = String.join("、", names) + "。" + names.get(22) + claim;

        List<Reading> heard = rumours.hear(
                        List.of(
                                reading(all, ids),
                                reading(last, ids),
                                reading(last + "。" + names.get(22) + "就是个废物", ids)),
                        Deadline.in(PLENTY))
                .await()
                .indefinitely();

        assertThat(told(heard.get(0))).containsExactlyInAnyOrderElementsOf(told.subList(0, 20));
        assertThat(told(heard.get(1))).isEmpty();
        assertThat(told(heard.get(2))).containsExactly(told.get(22));
    }

    private static List<String> told(Reading reading) {
        return reading.rumours().stream().map(RumourMatch::rumourId).toList();
    }

    private String rumour(String target, String text) {
        String id = fresh("r");
        call().body(Map.of(
                        "targetId",
                        target,
                        "text",
                        text,
                        "debunkedBy",
                        "反兴奋剂中心",
                        "source",
                        "https://example.org/anti-doping/statement-12"))
                .put("/v1/rumours/" + id)
                .then()
                .statusCode(200);
        registered.add(id);
        return id;
    }

    private Reading reading(String text, String target) {
        return reading(text, List.of(target));
    }

    private Reading reading(String text, List<String> ids) {
        CanonicalText canonical = canonicaliser.canonicalise(text);
        List<RegisteredTarget> about =
                ids.stream().map(id -> targets.current().find(id).orElseThrow()).toList();
        FirstReading first =
                lexicons.current().scorer().first(canonical, targets.current().mentions(canonical), Aim.NONE);
        return Reading.of(
                canonical,
                first,
                new Reading.Addressees(List.of(), about, Set.of(), Set.of(), List.of()),
                List.of(),
                Map.of());
    }
}
