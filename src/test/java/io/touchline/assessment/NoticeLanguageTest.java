package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeLanguageTest {

    @ParameterizedTest
    @CsvSource({
        "zh-CN, you are trash, false",
        "zh_Hant, you are trash, false",
        "YUE, you are trash, false",
        "en, 你就是个废物, true",
        "fr-FR, 你就是个废物, true"
    })
    void isTheRequestsIfItNamesOne(String lang, String text, boolean english) {
        assertThat(NoticeLanguage.english(lang, text)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({
        ", you are trash, true",
        "und, 你就是个废物 loser, false",
        "mul, Honestly 林知夏 is such a loser, true",
        "zxx, 666 😡, true",
        ", 𠮷 loser, false"
    })
    void isWhatTheTextHasMoreOfWhereTheRequestNamesNone(String lang, String text, boolean english) {
        assertThat(NoticeLanguage.english(lang, text)).isEqualTo(english);
    }
}
