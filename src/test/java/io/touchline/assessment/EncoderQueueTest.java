package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncoderQueueTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void workForOneCommentGoesFirstAndEachInItsOrder() {
        EncoderQueue queue = new EncoderQueue(10);
        for (int i = 0; i < 3; i++) {
            String place = String.valueOf(i);
            assertThat(queue.offer(() -> done.add("many" + place))).isTrue();
            assertThat(queue.offer(queue.first(() -> done.add("one" + place)))).isTrue();
        }

        for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }

        assertThat(done).containsExactly("one0", "one1", "one2", "many0", "many1", "many2");
    }

    @Test
    void takesNoMoreThanItHolds() {
        EncoderQueue queue = new EncoderQueue(2);

        assertThat(queue.offer(() -> {})).isTrue();
        assertThat(queue.remainingCapacity()).isEqualTo(1);
        assertThat(queue.offer(queue.first(() -> {}))).isTrue();
        assertThat(queue.offer(queue.first(() -> {}))).isFalse();
        assertThat(queue.remainingCapacity()).isZero();
    }
}
