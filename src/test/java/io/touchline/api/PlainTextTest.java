package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private record Written(@PlainText String reason) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "误判，已道歉",
                "two lines\r\nand a tab\t",
                "\uD83E\uDD21",
                "\u200Bseen",
                "\u0E01\u0E33",
                "\u2801",
                // To others to refuse.
                "",
                " \u3000"
            })
    void takesWhatAPersonWrote(String text) {
        assertThat(VALIDATOR.validate(new Written(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B",
                "\u200D\uFEFF ",
                "\u3164",
                "\u2800\u2800",
                "\uFE0F",
                "\uDB40\uDD00",
                "\u00AD\n",
                // A blank that does not break: no white space to Java.
                "\u00A0"
            })
    void refusesWhatNobodySees(String text) {
        assertThat(VALIDATOR.validate(new Written(text)))
                .extracting(ConstraintViolation::getMessage)
                .containsExactly("must hold something that can be seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\uD800", "a\u001B[31m", "\u0085"})
    void refusesControlCharactersAndHalvesOfPairs(String text) {
        assertThat(VALIDATOR.validate(new Written(text)))
                .extracting(ConstraintViolation::getMessage)
                .contains("must not hold control characters or lone surrogates");
    }

    @Test
    void leavesWhatIsMissingToOthers() {
        assertThat(VALIDATOR.validate(new Written(null))).isEmpty();
    }
}
