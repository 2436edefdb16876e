package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorTest {

    private final Actor.Check check = new Actor.Check();

    @ParameterizedTest
    @ValueSource(strings = {"m", "Ana María", "José", "王芳", "mod-7", "a/b", "Zoë 🦊"})
    void takesWhatCanBeSeen(String name) {
        assertThat(check.isValid(name, null)).isTrue();
    }

    /** A filler of Hangul, a joiner of graphemes, a variation of what stands before it, braille without dots, no character. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B",
                "\u2060",
                "\u3164",
                "\u115F",
                "\uFFA0",
                "\u034F",
                "\uFE0F",
                "\u17B4",
                "\u2800",
                "\uFFFF",
                "\uDB40\uDD00",
                "\u0378"
            })
    void refusesWhatNobodySees(String unseen) {
        assertThat(check.isValid("mod" + unseen, null)).isFalse();
        assertThat(check.isValid("m" + unseen + "d", null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00A0", "\u3000", "\u2028"})
    void refusesBlanksAround(String blank) {
        assertThat(check.isValid(blank + "mod", null)).isFalse();
        assertThat(check.isValid("mod" + blank, null)).isFalse();
        assertThat(check.isValid("m" + blank + "d", null)).isTrue();
    }
}
