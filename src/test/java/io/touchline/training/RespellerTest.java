package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Disguises;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RespellerTest {

    private static final String CHINESE = "这场比赛从头看到尾，最后五分钟实在踢得难看";
    private static final int LONGEST_WORD = 3;
    private static Disguises disguises;
    private static Respeller respeller;

    @BeforeAll
    static void readMaps() throws IOException {
        disguises = BundledLexicons.compiled().disguises();
        respeller = new Respeller(disguises, 1);
    }

    @Test
    void hidesAWordOrTwoAndLeavesTheRest() {
        long changed = IntStream.range(0, 100)
                .mapToObj(i -> respeller.hidden(comment("c" + i, CHINESE)))
                .flatMap(Optional::stream)
                .peek(hidden -> {
                    assertThat(hidden.text()).isNotEqualTo(CHINESE);
                    assertThat(hidden.truth()).containsExactlyEntriesOf(Map.of(Category.ABUSE, true));
                    assertThat(CHINESE.chars()
                                    .filter(c -> hidden.text().indexOf(c) >= 0)
                                    .count())
                            .as(hidden.text())
                            .isGreaterThanOrEqualTo(CHINESE.length() - 6);
                })
                .map(LabelledComment::text)
                .distinct()
                .count();

        assertThat(changed).isGreaterThan(50);
    }

    /** Ids that follow each other make seeds that do. */
    @Test
    void howManyWordsAreHiddenIsNotSaidByTheBatch() {
        for (String batch : List.of("c-a-1", "c-bd-2", "c-o-0")) {
            long two = IntStream.range(10, 90)
                    .mapToObj(i -> respeller.hidden(comment(batch + i, CHINESE)))
                    .flatMap(Optional::stream)
                    .filter(hidden -> places(hidden.text()) > 1)
                    .count();

            assertThat(two).as("of 80, " + batch).isBetween(10L, 60L);
        }
    }

    /** How many stretches of a text are not as they were. */
    private static int places(String text) {
        int begin = 0;
        while (text.charAt(begin) == CHINESE.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (text.charAt(text.length() - 1 - end) == CHINESE.charAt(CHINESE.length() - 1 - end)) {
            end++;
        }
        String between = CHINESE.substring(begin, CHINESE.length() - end);
        return between.length() > LONGEST_WORD ? 2 : 1;
    }

    @Test
    void hidesEnglishWordsToo() {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> respeller.hidden(comment("c" + i, "what a miserable performance")))
                        .flatMap(Optional::stream)
                        .map(LabelledComment::text))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("a ").isNotEqualTo("what a miserable performance"));
    }

    @Test
    void theSameSeedHidesTheSame() {
        Respeller again = new Respeller(disguises, 1);
        Respeller other = new Respeller(disguises, 2);

        List<Optional<LabelledComment>> hidden = hidden(respeller);
        assertThat(hidden(again)).isEqualTo(hidden);
        assertThat(hidden(other)).isNotEqualTo(hidden);
    }

    private static List<Optional<LabelledComment>> hidden(Respeller by) {
        return IntStream.range(0, 20)
                .mapToObj(i -> by.hidden(comment("c" + i, CHINESE)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "！！！", "👍", "ok", "好", "\uD800"})
    void findsNothingToHideInSome(String text) {
        assertThat(respeller.hidden(comment("c1", text))).isEmpty();
    }

    private static LabelledComment comment(String id, String text) {
        return new LabelledComment(
                id, text, Optional.empty(), "", Optional.empty(), Optional.empty(), "a", Map.of(Category.ABUSE, true));
    }
}
