package io.touchline.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.touchline.lexicon.Label;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.LabelScore;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorNoticesTest {

    private static final AuthorNotices NOTICES = AuthorNotices.bundled();

    @ParameterizedTest
    @EnumSource(Label.class)
    void isShortKindAndSaysHowToAppeal(Label label) {
        for (Action action : List.of(Action.EDUCATE, Action.WARN)) {
            String zh = NOTICES.of(measure(action, label.wire()), List.of(), () -> false)
                    .orElseThrow();
            String en = NOTICES.of(measure(action, label.wire()), List.of(), () -> true)
                    .orElseThrow();

            assertThat(zh).contains("申诉").hasSizeBetween(80, 200).doesNotContain("！");
            assertThat(en).contains("Appeal").doesNotContain("!");
            assertThat(en.split(" ")).hasSizeBetween(60, 120);
        }
    }

    @Test
    void saysSomethingElseForEachLabelAndMeasure() {
        Set<String> said = new HashSet<>();
        Stream.of(Label.values())
                .flatMap(label -> Stream.of(measure(Action.EDUCATE, label.wire()), measure(Action.WARN, label.wire())))
                .forEach(measure ->
                        said.add(NOTICES.of(measure, List.of(), () -> false).orElseThrow()));

        assertThat(said).hasSize(2 * Label.values().length);
    }

    @Test
    void goesByTheFirstReasonThatIsALabel() {
        assertThat(NOTICES.of(measure(Action.EDUCATE, "standing.WARN", "curse"), List.of(), () -> true))
                .isEqualTo(NOTICES.of(measure(Action.EDUCATE, "curse"), List.of(), () -> true));
        assertThat(NOTICES.of(measure(Action.EDUCATE, "category.ABUSE"), List.of(), () -> true))
                .hasValueSatisfying(text -> assertThat(text).startsWith("Part of this comment may feel unkind"));
    }

    /** Reasons stand in the policy's order. */
    @Test
    void goesByTheGravestLabelAmongTheReasons() {
        List<LabelScore> held = Stream.of(Label.THREAT, Label.SLANDER_RUMOUR, Label.SLANDER_MATCH_FIXING)
                .map(label -> new LabelScore(label, 0.9, Severity.GRAVE, List.of()))
                .toList();

        assertThat(NOTICES.of(measure(Action.WARN, "slander.match-fixing", "slander.rumour"), held, () -> false))
                .isEqualTo(NOTICES.of(measure(Action.WARN, "slander.rumour"), List.of(), () -> false));
    }

    @Test
    void hasNothingToSayOfOtherMeasures() {
        assertThat(NOTICES.of(measure(Action.MUTE, "threat"), List.of(), () -> false))
                .isEmpty();
        assertThat(NOTICES.of(measure(Action.FOLD, "curse"), List.of(), () -> false))
                .isEmpty();
    }

    /** Which language it is may have to be looked for in ten thousand characters. */
    @Test
    void asksForNoLanguageWhereItHasNothingToSay() {
        assertThat(NOTICES.of(measure(Action.MUTE, "threat"), List.of(), () -> fail("asked for the language")))
                .isEmpty();
    }

    private static Recommendation measure(Action action, String... reasons) {
        return new Recommendation(
                action.scope(),
                action,
                List.of(reasons),
                "test#r",
                action.alwaysHuman(),
                action.reversible(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
