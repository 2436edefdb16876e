package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupAdditionTest {

    private static final int LEAST_MEMBERS = 5;
    private static final Traffic.Volume ALL = new Traffic.Volume(100_000, 20_000);
    private static final Traffic.Volume CALM = new Traffic.Volume(5_000, 1_000);

    @ParameterizedTest
    @CsvSource({
        "four are too few, 4, 0, false",
        "five with a new text, 5, 0, true",
        "five with a text that is said every other minute, 5, 50, false",
        "as many as always, 12, 50, false",
        "five times as many as ever, 60, 50, true",
        "as many as always of a phrase that all say, 600, 3000, false",
        "a few of those, 5, 6000, false"
    })
    void swarmIsWhatACrowdDoesNotBringAbout(String name, int met, long before, boolean swarm) {
        assertThat(addition(CALM, before).isSwarm(met, 0)).as(name).isEqualTo(swarm);
        assertThat(addition(CALM, 0).isSwarm(met, (int) before)).as(name).isEqualTo(swarm);
    }

    /** One in a hundred hostile comments was this jibe; now there are ten times as many hostile ones. */
    @ParameterizedTest
    @CsvSource({"60, false", "100, false", "400, true"})
    void jibeIsHeardMoreInAnger(int met, boolean swarm) {
        Traffic.Volume anger = new Traffic.Volume(5_000, 10_000);

        assertThat(addition(anger, 50).isSwarm(met, 0)).isEqualTo(swarm);
        assertThat(addition(CALM, 50).isSwarm(met, 0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5, true", "400, true"})
    void angerIsNoExcuseForANewText(int met, boolean swarm) {
        assertThat(addition(new Traffic.Volume(5_000, 10_000), 0).isSwarm(met, 0))
                .isEqualTo(swarm);
    }

    /** Of somebody of whom nothing else is said, the template came first and is copied half an hour later. */
    @ParameterizedTest
    @CsvSource({"1, 5", "2, 6", "3, 8"})
    void templateDoesNotMakeItsCopiesOrdinary(long templates, int met) {
        Traffic.Volume aboutTheTarget = new Traffic.Volume(templates, met);

        assertThat(addition(aboutTheTarget, templates).isSwarm(met, 0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3000, 1000, false", "400, 300, true"})
    void crowdWithoutAPastIsNoSwarm(long inWindow, long before, boolean swarm) {
        GroupAddition addition = new GroupAddition(GroupKind.SAME_TEXT_SWARM, LEAST_MEMBERS, Comments.KICK_OFF)
                .asSwarm(Instant.EPOCH, new Traffic.Volume(before, inWindow), List.of(), 0);

        assertThat(addition.isSwarm(12, 0)).isEqualTo(swarm);
    }

    /** A batch holds the minutes before a crowd has a past and those after: the fifth copy is of its own minute. */
    @ParameterizedTest
    @CsvSource({"0, 300, true", "300, 0, false"})
    void crowdIsThatOfTheLatestOfThem(long calm, long crowded, boolean swarm) {
        GroupAddition calmer = new GroupAddition(GroupKind.SAME_TEXT_SWARM, LEAST_MEMBERS, Comments.KICK_OFF)
                .asSwarm(Instant.ofEpochSecond(crowded), new Traffic.Volume(300, 400), List.of(), 0);
        GroupAddition later = new GroupAddition(GroupKind.SAME_TEXT_SWARM, LEAST_MEMBERS, Comments.KICK_OFF)
                .asSwarm(Instant.ofEpochSecond(calm), new Traffic.Volume(0, 900), List.of(), 0);

        GroupAddition both = later.emptied().addAll(later).addAll(calmer);

        assertThat(both.isSwarm(5, 0)).isEqualTo(swarm);
    }

    private static GroupAddition addition(Traffic.Volume hostile, long copies) {
        return new GroupAddition(GroupKind.SAME_TEXT_SWARM, LEAST_MEMBERS, Comments.KICK_OFF)
                .asSwarm(Instant.EPOCH, ALL, List.of(hostile), copies);
    }
}
