package io.touchline.casework.erasure;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.api.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who erases, and the reason, are kept for good, and are not to say whose it was. */
class ErasureRequestTest {

    @ParameterizedTest
    @CsvSource({
        "u-9, u-9 asked for it",
        "u-9, asked for by U-9.",
        "u-9, 用户u-9要求删除",
        "7, user 7 asked",
        "小明, 用户小明要求删除",
        "fan_of_lin, FAN_OF_LIN asked for it",
        "1234, no. 912345"
    })
    void doesNotNameTheAccount(String account, String reason) {
        assertThatThrownBy(() -> new ErasureRequest("m-1", reason).requireSilenceAbout(account))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "u-9, u-9",
        "u-9, U-9",
        "u-900123, self:u-900123",
        "u-900123, U-900123",
        "Fan_Of_Lin, on-behalf-of-fan_of_lin"
    })
    void isNotOfWhoeverErases(String account, String by) {
        assertThatThrownBy(() -> new ErasureRequest(by, "asked for it").requireSilenceAbout(account))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({"9, moderator-9", "u-9, u-99", "ann, joanna", "u-900123, moderator-9"})
    void whoeverErasesMayHaveAnyOtherName(String account, String by) {
        assertThatCode(() -> new ErasureRequest(by, "asked for it").requireSilenceAbout(account))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"u-9, u-99 is another one", "7, case 77 of 2027", "ask, asked for by the user", "u-9, asked for it"})
    void maySayAnythingElse(String account, String reason) {
        assertThatCode(() -> new ErasureRequest("m-1", reason).requireSilenceAbout(account))
                .doesNotThrowAnyException();
    }
}
