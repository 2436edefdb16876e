package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.touchline.api.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How single comments and calls of many share the room. */
class AdmissionShareTest {

    @Test
    void aBatchAsLargeAsTheRoomLeavesATenthToSingleComments() {
        Admission admission = withRoomFor(1_000);
        begin(admission, 1_000);

        for (int i = 0; i < 100; i++) {
            admission.check();
            begin(admission, 1);
        }

        assertRefused(admission, 1);
        assertThatThrownBy(admission::check).isInstanceOf(ProblemException.class);
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
