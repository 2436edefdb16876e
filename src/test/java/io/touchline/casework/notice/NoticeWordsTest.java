package io.touchline.casework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeWordsTest {

    @Test
    void haveTheSameKeysInEveryLanguage() throws IOException {
        assertThat(keys("zh")).isEqualTo(keys("en"));
    }

    @ParameterizedTest
    @EnumSource(NoticeLanguage.class)
    void nameWhateverMayStandInANotice(NoticeLanguage language) {
        NoticeWords words = NoticeWords.in(language);

        for (Label label : Label.values()) {
            assertThat(words.of("label." + label.wire())).isNotBlank();
        }
        for (Action action : Action.values()) {
            assertThat(words.of("measure." + action)).isNotBlank();
        }
        for (Category category : Category.values()) {
            assertThat(words.of("category." + category)).isNotBlank();
        }
        for (Scope scope : Scope.values()) {
            assertThat(words.of("scope." + scope)).isNotBlank();
        }
    }

    @Test
    void fillInWithoutLookingIntoWhatIsFilledIn() {
        assertThat(NoticeWords.in(NoticeLanguage.EN).of("period.days", "{1}", "b"))
                .isEqualTo("{1} to b");
    }

    @Test
    void callUnknownQueuesWhatOperatorsCallThem() {
        assertThat(NoticeWords.in(NoticeLanguage.ZH).orSame("queue.", "own-queue"))
                .isEqualTo("own-queue");
    }

    private static Set<Object> keys(String language) throws IOException {
        Properties words = new Properties();
        words.load(new InputStreamReader(
                NoticeWords.class.getResourceAsStream("words_" + language + ".properties"), StandardCharsets.UTF_8));
        return words.keySet();
    }
}
