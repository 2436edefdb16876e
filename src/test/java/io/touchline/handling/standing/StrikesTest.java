package io.touchline.handling.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.api.ProblemException;
import io.touchline.handling.Action;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class StrikesTest {

    private static final String ASSESSMENT = "as_01a21431a9a87420b439360dbe004fe8";

    private final Strikes strikes =
            new Strikes(away(), null, TestRules.DEFAULT, null, null, Clock.fixed(TestRules.START, ZoneOffset.UTC));

    @Test
    void makesOfAnEducationAStrikeByItsRule() {
        Education education = new Education("default#educate", List.of("incite.tear-down"), Optional.empty());

        Strike strike = strikes.educated(education, ASSESSMENT, TestRules.START);

        assertThat(strike.action()).isEqualTo(Action.EDUCATE);
        assertThat(strike.weight()).isEqualTo(0.5);
        assertThat(strike.ground()).isEqualTo(new Ground.ByRule("default#educate", ASSESSMENT));
        assertThat(strike.reasons()).containsExactly("incite.tear-down");
        assertThat(strike.expiresAt()).isEqualTo(TestRules.day(30));
    }

    @Test
    void lastsAsLongAsTheRuleSays() {
        Education education = new Education("default#educate", List.of(), Optional.of(Duration.ofDays(7)));

        assertThat(strikes.educated(education, ASSESSMENT, TestRules.START).expiresAt())
                .isEqualTo(TestRules.day(7));
    }

    @Test
    void isUnavailableWithoutItsDatabase() {
        assertThatThrownBy(() -> strikes.standing("local", StrikeSamples.account()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(503));
    }

    private static DataSource away() {
        return (DataSource) Proxy.newProxyInstance(
                StrikesTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("away");
                });
    }
}
