package io.touchline.handling.life;

import static io.touchline.testsupport.SituationBuilder.calm;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.handling.Action;
import io.touchline.handling.Policy;
import io.touchline.handling.PolicyReader;
import io.touchline.handling.Situation;
import io.touchline.handling.Suggestion;
import io.touchline.lexicon.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShadowDecisionTest {

    private static final Policy REVIEW = read("p", PolicyCalls.REVIEW_ABUSE);
    private static final Policy BLOCK = read("p", PolicyCalls.BLOCK_ABUSE);
    private static final Situation INSULT =
            calm().label(Label.INSULT_PERSON, 0.9, 2).build();

    @Test
    void saysWhatTheShadowWouldHaveDoneInstead() {
        ShadowDecision shadow = ShadowDecision.of(BLOCK, BLOCK.decide(INSULT), REVIEW.decide(INSULT));

        assertThat(shadow.policy()).isEqualTo("p@" + BLOCK.version());
        assertThat(shadow.suggestion()).isEqualTo(Suggestion.BLOCK);
        assertThat(shadow.suggestionRule()).isEqualTo("p#block-abuse");
        assertThat(shadow.actionsAdded()).containsExactly(Action.REMOVE);
        assertThat(shadow.actionsRemoved()).containsExactly(Action.FOLD);
        assertThat(shadow.differs()).isTrue();
    }

    @Test
    void agreesWhereBothDecideAlike() {
        Situation quiet = calm().build();

        ShadowDecision shadow = ShadowDecision.of(BLOCK, BLOCK.decide(quiet), REVIEW.decide(quiet));

        assertThat(shadow.differs()).isFalse();
        assertThat(shadow.actionsAdded()).isEmpty();
        assertThat(shadow.suggestionRule()).isEqualTo("p#pass");
    }

    @ParameterizedTest
    @MethodSource("io.touchline.handling.life.PolicyCalls#sameActionsOtherwise")
    void differsInWhatBelongsToTheActions(String before, String after, String what) {
        Policy active = read("p", before);
        Policy shadow = read("p", after);

        assertThat(ShadowDecision.of(shadow, shadow.decide(INSULT), active.decide(INSULT)))
                .satisfies(one -> assertThat(one.differs()).isTrue())
                .satisfies(one -> assertThat(one.actionsAdded()).isEmpty())
                .satisfies(one -> assertThat(one.actionsRemoved()).isEmpty());
    }

    @Test
    void agreesWhateverItsRulesAreCalled() {
        Policy renamed = read("p", PolicyCalls.REVIEW_ABUSE.replace("review-abuse", "look-at-abuse"));

        assertThat(ShadowDecision.of(renamed, renamed.decide(INSULT), REVIEW.decide(INSULT))
                        .differs())
                .isFalse();
    }

    private static Policy read(String id, String source) {
        return new PolicyReader().read(id, id + ".yaml", source);
    }
}
