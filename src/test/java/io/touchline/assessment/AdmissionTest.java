package io.touchline.assessment;

import static io.restassured.RestAssured.given;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.touchline.api.Allowance;
import io.touchline.api.Caller;
import io.touchline.testsupport.ServiceProcess;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Batches that find no room. */
@QuarkusTest
class AdmissionTest {

    @Inject
    Admission admission;

    @Inject
    CommentStreams streams;

    @Inject
    MeterRegistry meters;

    @Inject
    RequestReader requests;

    @Inject
    AssessmentService service;

    @Inject
    AssessmentConfig config;

    @Inject
    ObjectMapper mapper;

    /** The caller {@code streaming} may send 200 a second. */
    @Test
    @Timeout(60)
    void whatIsRefusedForWantOfRoomIsNotPaidFor() {
        while (left() < 100) {
            ServiceProcess.pause(Duration.ofMillis(50));
        }
        List<Map<String, Object>> items = IntStream.range(0, 900)
                .mapToObj(i -> comment(fresh("c"), "u-1", "今天的训练取消了"))
                .toList();
        int room = (int) meters.get("touchline.admission.room").gauge().value();
        Cancellable all = admission
                .admit(room - 1, Duration.ofMinutes(1), () -> Uni.createFrom().nothing())
                .subscribe()
                .with(done -> {});
        try {
            assertThat(call().body(Map.of("items", items))
                            .post("/v1/assessments/batch")
                            .statusCode())
                    .isEqualTo(503);
        } finally {
            all.cancel();
        }

        assertThat(left()).isGreaterThan(90);
        assertThat(meters.get("touchline.in.flight.comments").gauge().value()).isZero();
    }

    /** Before it is asked who is calling, or what. */
    @Test
    @Timeout(20)
    void aCommentThatFindsNoRoomIsToldToComeBack() {
        int room = (int) meters.get("touchline.admission.room").gauge().value();
        List<Cancellable> singles = IntStream.range(0, room)
                .mapToObj(i -> admission
                        .admit(1, Duration.ofMinutes(1), () -> Uni.createFrom().nothing())
                        .subscribe()
                        .with(done -> {}))
                .toList();
        try {
            given().contentType("application/json")
                    .body("no comment at all")
                    .post("/v1/assessments")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "1")
                    .body("status", equalTo(503));
        } finally {
            singles.forEach(Cancellable::cancel);
        }

        given().contentType("application/json")
                .body("no comment at all")
                .post("/v1/assessments")
                .then()
                .statusCode(401);
    }

    /** There is room in half a minute at the earliest. */
    @Test
    @Timeout(20)
    void aStreamWhoseCallerIsGoneDoesNotWaitForRoom() throws IOException {
        assertThat(withoutRoom(streams, () -> false)).hasSize(2).allMatch(line -> line.contains("503"));
    }

    /** It is told to come back, which is nothing that failed inside. */
    @Test
    @Timeout(20)
    void aStreamThatWaitsForRoomInVainIsTurnedAway() throws IOException {
        MeterRegistry own = new SimpleMeterRegistry();
        AssessmentConfig hurried = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AssessmentConfig.class)
                .withDefaultValue("touchline.assessment.stream-patience", "300ms")
                .build()
                .getConfigMapping(AssessmentConfig.class);
        CommentStreams impatient =
                new CommentStreams(requests, service, admission, new Paying(new AtomicInteger()), hurried, mapper, own);
        double turnedAway = turnedAway();

        assertThat(withoutRoom(impatient, () -> true)).hasSize(2).allMatch(line -> line.contains("503"));

        assertThat(own.get("touchline.stream.failed.lines").counter().count()).isZero();
        assertThat(turnedAway() - turnedAway).isEqualTo(1);
    }

    /**
     * A stream of two lines while others have all room.
     *
     * @param waits whether its caller still does
     * @return its answers
     */
    private Stream<String> withoutRoom(CommentStreams streams, BooleanSupplier waits) throws IOException {
        int room = (int) meters.get("touchline.admission.room").gauge().value();
        Cancellable all = admission
                .admit(room, Duration.ofMinutes(1), () -> Uni.createFrom().nothing())
                .subscribe()
                .with(done -> {});
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        try {
            streams.run(
                    Caller.service("local", "local", true, Optional.empty()),
                    () -> true,
                    waits,
                    new ByteArrayInputStream(twoLines()),
                    answers);
        } finally {
            all.cancel();
        }
        return answers.toString(StandardCharsets.UTF_8).lines();
    }

    private static byte[] twoLines() {
        return Stream.of(fresh("c"), fresh("c"))
                .map(id -> new JsonObject(comment(id, "u-1", "今天的训练取消了")).encode() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private double turnedAway() {
        return meters.get("touchline.admission.refused").counter().count();
    }

    /** Whoever asks pays. */
    private record Paying(AtomicInteger paid) implements Allowance {

        @Override
        public Uni<Void> spend(Caller caller, int comments) {
            return ask(caller, comments);
        }

        @Override
        public Uni<Void> owe(Caller caller, int comments) {
            return ask(caller, comments);
        }

        @Override
        public Uni<Void> ask(Caller caller, int comments) {
            paid.addAndGet(comments);
            return Uni.createFrom().voidItem();
        }
    }

    /** Reading them costs as much as reading good ones. */
    @Test
    void badLinesOfAStreamArePaidForToo() throws IOException {
        AtomicInteger paid = new AtomicInteger();
        CommentStreams counted = new CommentStreams(
                requests, service, admission, new Paying(paid), config, mapper, new SimpleMeterRegistry());
        ByteArrayOutputStream answers = new ByteArrayOutputStream();

        counted.run(
                Caller.service("local", "local", true, Optional.empty()),
                () -> true,
                () -> true,
                new ByteArrayInputStream("{\"unknown\":1}\n".repeat(250).getBytes(StandardCharsets.UTF_8)),
                answers);

        assertThat(paid).hasValue(250);
        assertThat(answers.toString(StandardCharsets.UTF_8).lines())
                .hasSize(250)
                .allMatch(line -> line.contains("400"));
    }

    /** What the caller may still send, without the call that says so. */
    private static int left() {
        String said = call().get("/v1/lexicons").header("RateLimit");
        return Integer.parseInt(said.replaceFirst(".*;r=(\\d+);.*", "$1"));
    }

    private static RequestSpecification call() {
        return given().header("X-Api-Key", "streaming").contentType("application/json");
    }
}
