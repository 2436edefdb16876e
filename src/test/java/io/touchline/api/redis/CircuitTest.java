package io.touchline.api.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CircuitTest {

    private final Circuit circuit = new Circuit(20);

    @Test
    void isTimeToLookWhenHalfOfTheLatestFailed() {
        for (int i = 0; i < 9; i++) {
            assertThat(circuit.failed(circuit.now())).isFalse();
        }
        circuit.answered(circuit.now());

        assertThat(circuit.failed(circuit.now())).isTrue();
    }

    @Test
    void forgetsFailuresThatLieBack() {
        for (int i = 0; i < 200; i++) {
            boolean fails = i % 3 == 0;
            if (fails) {
                assertThat(circuit.failed(circuit.now())).isFalse();
            } else {
                circuit.answered(circuit.now());
            }
        }
    }

    @Test
    void opensAfterALookInVain() {
        circuit.look();
        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);

        assertThat(circuit.looked(false)).contains(Circuit.State.OPEN);
        assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
    }

    @Test
    void staysClosedAfterALookThatWasAnsweredAndBeginsToCountAnew() {
        fail(10);
        circuit.look();

        assertThat(circuit.looked(true)).isEmpty();
        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
        assertThat(circuit.failed(circuit.now())).isFalse();
    }

    @Test
    void closesAfterALookThatFindsItBack() {
        circuit.looked(false);

        circuit.look();
        assertThat(circuit.state()).isEqualTo(Circuit.State.HALF_OPEN);
        assertThat(circuit.looked(false)).isEmpty();
        assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
        circuit.look();
        assertThat(circuit.looked(true)).contains(Circuit.State.CLOSED);
    }

    @Test
    void isNotToldByWhatBeganBeforeItWasOpenLast() {
        Circuit.Moment before = circuit.now();
        circuit.looked(false);
        circuit.look();
        circuit.looked(true);

        for (int i = 0; i < 20; i++) {
            assertThat(circuit.failed(before)).isFalse();
        }
    }

    @Test
    void refusesAWindowThatItCannotHold() {
        assertThatThrownBy(() -> new Circuit(65)).hasMessageContaining("touchline.redis.calls is 65");
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            circuit.failed(circuit.now());
        }
    }
}
