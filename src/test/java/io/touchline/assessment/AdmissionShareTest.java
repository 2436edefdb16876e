package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.touchline.api.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How single comments and calls of many share the room. */
class AdmissionShareTest {

    @Test
    void aBatchAsLargeAsTheRoomLeavesATenthToSingleComments() {
        Admission admission = withRoomFor(1_000);
        begin(admission, 1_000);

        for (int i = 0; i < 100; i++) {
            assertThat(admission.refuses()).isFalse();
            begin(admission, 1);
        }

        assertRefused(admission, 1);
        assertThat(admission.refuses()).isTrue();
    }

    @Test
    void aBatchGoesWhereOnlyAFewSingleCommentsAreUnderWayHoweverSmallTheRoom() {
        Admission admission = withRoomFor(100);
        for (int i = 0; i < 10; i++) {
            begin(admission, 1);
        }

        begin(admission, 100);

        assertRefused(admission, 2);
    }

    @Test
    void singleCommentsThatNeedTheRoomComeFirst() {
        Admission admission = withRoomFor(100);
        for (int i = 0; i < 11; i++) {
            begin(admission, 1);
        }

        assertRefused(admission, 100);
        assertThatCode(() -> begin(admission, 80)).doesNotThrowAnyException();
    }

    /** Reading a hundred comments costs more than telling whoever sent them to come back. */
    @Test
    void whatHasNoRoomIsToldSoBeforeItIsRead() {
        Admission admission = withRoomFor(150);
        admission.check(100);
        begin(admission, 100);

        assertThatThrownBy(() -> admission.check(100)).isInstanceOf(ProblemException.class);
        assertThatCode(() -> admission.check(30)).doesNotThrowAnyException();
        assertThatCode(() -> admission.check(1)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"items":[]}                                                                       | 0
            {"items":[{"commentId":"a","text":"x","author":{"id":"author"}}]}                  | 1
            {"items":[{"author" : {"id":"u"}},{"thread":{"parent":{"authorId":"v"}}}]}         | 1
            {"items":[{"text":"\\"author\\":","author":\t{}},{"author":{"displayName":"author"}}]} | 2
            {"items":[{"author"                                                                | 0
            """)
    void countsTheCommentsOfABatchByTheirAuthors(String body, int comments) {
        assertThat(RequestReader.items(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(comments);
    }

    @Test
    void twoChunksOfAStreamFitHoweverSmallTheRoom() {
        Admission admission = withRoomFor(100);

        assertThat(admission.chunk()).isEqualTo(45);
        begin(admission, 45);
        begin(admission, 45);
        assertRefused(admission, 2);
    }

    @Test
    void whatIsOverGivesItsPlacesBack() {
        Admission admission = withRoomFor(100);
        Cancellable batch = begin(admission, 100);
        assertRefused(admission, 100);

        batch.cancel();

        assertThatCode(() -> begin(admission, 100)).doesNotThrowAnyException();
    }

    /** What it waits for has an end everywhere; where it has none, that is a fault which must not last. */
    @Test
    void workThatNeverEndsGivesItsPlacesBackOnce() {
        AtomicLong nanos = new AtomicLong();
        RoomForComments room = new RoomForComments(Duration.ofMillis(150), 100, 100, 0);
        Admission admission = new Admission(room, new SimpleMeterRegistry(), nanos::get);
        Cancellable never = begin(admission, 100);
        nanos.set(Duration.ofMinutes(1).plus(Admission.LOST).toNanos());
        admission.giveBackLost();
        assertRefused(admission, 100);

        nanos.incrementAndGet();
        admission.giveBackLost();

        Cancellable other = begin(admission, 100);
        never.cancel();
        assertRefused(admission, 100);
        other.cancel();
        assertThatCode(() -> begin(admission, 100)).doesNotThrowAnyException();
    }

    private static Admission withRoomFor(int comments) {
        RoomForComments room = new RoomForComments(Duration.ofMillis(150), comments, comments, 0);
        return new Admission(room, new SimpleMeterRegistry(), () -> 0);
    }

    private static Cancellable begin(Admission admission, int comments) {
        return admission
                .admit(comments, Duration.ofMinutes(1), () -> Uni.createFrom().nothing())
                .subscribe()
                .with(done -> {});
    }

    private static void assertRefused(Admission admission, int comments) {
        assertThatThrownBy(() -> begin(admission, comments)).isInstanceOf(ProblemException.class);
    }
}
