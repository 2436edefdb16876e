package io.touchline.handling.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.touchline.handling.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandingViewTest {

    private static final Instant NOW = Instant.parse("2026-08-03T14:00:00Z");

    /** An evening of mild insults leaves that many educations, which count as one. */
    @Test
    void whatAPersonDecidedIsShownHoweverOftenRulesEducatedSince() {
        Strike decision = StrikeSamples.decision(Action.LIMIT_COMMENT, 3, NOW.minus(Duration.ofDays(40)));
        List<Strike> strikes = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            strikes.add(StrikeSamples.education(StrikeSamples.assessmentId(), NOW.minusSeconds(i)));
        }
        strikes.add(decision);

        StandingView view = view(strikes);

        assertThat(view.strikes()).hasSize(200);
        assertThat(view.strikes().get(199).action()).isEqualTo(Action.LIMIT_COMMENT);
        assertThat(view.strikes()).extracting(StrikeView::at).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    /** It has no mark any more when it is over, and is told all the same. */
    @Test
    void whatAPersonDecidedIsShownThoughItIsOver() {
        Strike over = StrikeSamples.decision(Action.LIMIT_COMMENT, 3, NOW.minus(Duration.ofDays(400)));
        List<Strike> strikes = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            strikes.add(StrikeSamples.education(StrikeSamples.assessmentId(), NOW.minusSeconds(i)));
        }
        Map<UUID, Mark> marks =
                Map.of(strikes.get(0).id(), strikes.get(0).mark().orElseThrow());
        strikes.add(over);

        StandingView view = StandingView.of(strikes, marks, NOW, TestRules.DEFAULT);

        assertThat(view.strikes()).hasSize(200);
        assertThat(view.strikes().get(199).action()).isEqualTo(Action.LIMIT_COMMENT);
    }

    /** What rules left on the days before still counts, and is not pushed out by an evening of it. */
    @Test
    void whatCarriesSomethingIsShownBeforeWhatIsSilent() {
        List<Strike> strikes = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            for (int i = 0; i < 250; i++) {
                strikes.add(StrikeSamples.education(
                        StrikeSamples.assessmentId(),
                        NOW.minus(Duration.ofDays(day)).minusSeconds(i)));
            }
        }

        StandingView view = view(strikes);

        assertThat(view.strikes()).hasSize(200);
        assertThat(view.strikes()).filteredOn(strike -> strike.points() > 0).hasSize(3);
        assertThat(view.strikes().stream().mapToDouble(StrikeView::points).sum())
                .isCloseTo(view.points(), within(1e-5));
    }

    private static StandingView view(List<Strike> strikes) {
        Map<UUID, Mark> marks = new HashMap<>();
        strikes.forEach(strike -> marks.put(strike.id(), strike.mark().orElseThrow()));
        return StandingView.of(strikes, marks, NOW, TestRules.DEFAULT);
    }
}
