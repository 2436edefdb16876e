package io.touchline.handling.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.handling.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

        StandingView view = StandingView.of(strikes, NOW, TestRules.DEFAULT);

        assertThat(view.strikes()).hasSize(200);
        assertThat(view.strikes().get(199).action()).isEqualTo(Action.LIMIT_COMMENT);
        assertThat(view.strikes()).extracting(StrikeView::at).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }
}
