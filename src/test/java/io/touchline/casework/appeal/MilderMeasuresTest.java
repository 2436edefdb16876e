package io.touchline.casework.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.api.ProblemException;
import io.touchline.handling.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class MilderMeasuresTest {

    private static final List<Action> STOOD = List.of(Action.MUTE, Action.FOLD);

    @Test
    void takesOneOfEachScopeThatIsMilder() {
        MilderMeasures milder = MilderMeasures.of(List.of(Action.ALLOW, Action.WARN), STOOD);

        assertThat(milder.onAccount()).contains(Action.WARN);
        assertThat(milder.measures()).containsExactly(Action.ALLOW, Action.WARN);
    }

    @Test
    void takesNone() {
        assertThat(MilderMeasures.of(List.of(), List.of()).onAccount()).isEmpty();
    }

    /** The account is told off less, the comment stays folded; or the other way round. */
    @Test
    void takesOneThatStaysBesideOneThatDoesNot() {
        assertThat(pointerOf(Action.FOLD, Action.WARN)).isNull();
        assertThat(pointerOf(Action.FOLD)).isNull();
        assertThat(pointerOf(Action.ALLOW, Action.MUTE)).isNull();
        assertThat(pointerOf(Action.MUTE)).isNull();
    }

    @Test
    void refusesTheSameAndWorse() {
        assertThat(pointerOf(Action.MUTE, Action.FOLD)).isEqualTo("/measures/0");
        assertThat(pointerOf(Action.CLOSE)).isEqualTo("/measures/0");
        assertThat(pointerOf(Action.ALLOW, Action.CLOSE)).isEqualTo("/measures/1");
        assertThat(pointerOf(Action.REMOVE)).isEqualTo("/measures/0");
    }

    @Test
    void refusesTwoOfOneScopeAndOtherScopes() {
        assertThat(pointerOf(Action.WARN, Action.EDUCATE)).isEqualTo("/measures/1");
        assertThat(pointerOf(Action.SLOW_MODE)).isEqualTo("/measures/0");
        assertThat(pointerOf(Action.PUBLISH_NOTICE)).isEqualTo("/measures/0");
    }

    @Test
    void refusesAnyWhereNothingStood() {
        assertThatThrownBy(() -> MilderMeasures.of(List.of(Action.EDUCATE), List.of()))
                .isInstanceOf(ProblemException.class);
    }

    private static String pointerOf(Action... asked) {
        try {
            MilderMeasures.of(List.of(asked), STOOD);
            return null;
        } catch (ProblemException e) {
            return e.problem().errors().get(0).pointer();
        }
    }
}
