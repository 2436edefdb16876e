package io.touchline.api.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CircuitTest {

    private final Circuit circuit = new Circuit(20);

    @Test
    void opensWhenHalfOfTheLatestFailed() {
        for (int i = 0; i < 9; i++) {
            assertThat(circuit.failed(circuit.now())).isFalse();
        }
        circuit.answered(circuit.now());

        assertThat(circuit.failed(circuit.now())).isTrue();
        assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
    }

    @Test
    void forgetsFailuresThatLieBack() {
        for (int i = 0; i < 200; i++) {
            boolean failed = i % 3 == 0;
            if (failed) {
                circuit.failed(circuit.now());
            } else {
                circuit.answered(circuit.now());
            }
        }

        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
    }

    @Test
    void opensOnceHoweverManyFailAtTheSameTime() {
        Circuit.Moment began = circuit.now();
        int opened = 0;
        for (int i = 0; i < 50; i++) {
            opened += circuit.failed(began) ? 1 : 0;
        }

        assertThat(opened).isEqualTo(1);
    }

    @Test
    void closesAfterALookThatFindsItBack() {
        open();

        circuit.look();
        assertThat(circuit.state()).isEqualTo(Circuit.State.HALF_OPEN);
        circuit.looked(false);
        assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
        circuit.look();
        circuit.looked(true);

        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
        assertThat(circuit.failed(circuit.now())).isFalse();
    }

    @Test
    void isNotOpenedByWhatBeganBeforeItWasOpenLast() {
        Circuit.Moment before = circuit.now();
        open();
        circuit.look();
        circuit.looked(true);

        for (int i = 0; i < 20; i++) {
            circuit.failed(before);
        }

        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
    }

    @Test
    void refusesAWindowThatItCannotHold() {
        assertThatThrownBy(() -> new Circuit(65)).hasMessageContaining("touchline.redis.calls is 65");
    }

    private void open() {
        while (circuit.state() == Circuit.State.CLOSED) {
            circuit.failed(circuit.now());
        }
    }
}
