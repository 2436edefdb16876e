package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObjectJudgeTest {

    private static final Traffic.Volume VOLUME = new Traffic.Volume(1_000, 100);

    private final ObjectJudge judge = new ObjectJudge(Duration.ofMinutes(10), 16, false);
    private final Comments comments = new Comments("t");

    @Test
    void answersMayComeInAnyOrder() {
        List<Observation> copies = List.of(comments.hostile(1, 0), comments.hostile(2, 10), comments.hostile(3, 20));
        Observation comment = comments.hostile(4, 30);
        List<ObjectSighting> sightings = sightings(comment, copies);
        Findings expected = judge(comment, sightings);

        for (int i = 0; i < 50; i++) {
            Collections.shuffle(sightings, new Random(i));
            Findings found = judge(comment, sightings);
            assertThat(found.ties()).containsExactlyInAnyOrderElementsOf(expected.ties());
            assertThat(found.copies()).extracting(CoAction::comment).containsExactly(1L, 2L, 3L);
            assertThat(found.swarm()).isEqualTo(expected.swarm());
        }
    }

    @Test
    void copyIsMetOnceByHoweverManyAnchorsAndBothSidesSayWhere() {
        Observation one = comments.of(1, 0, Comments.TEXT, 0.9, null);
        Observation other = comments.of(2, 10, Comments.TEXT, 0.9, null);

        List<Tie> ties = judge(other, sightings(other, List.of(one))).ties();
        List<Tie> seenFromThere = judge(one, sightings(one, List.of(other))).ties();

        assertThat(ties).singleElement().satisfies(tie -> assertThat(tie.partner())
                .isEqualTo(one.account()));
        assertThat(seenFromThere).containsExactly(ties.get(0).seenFrom(other.account()));
    }

    private Findings judge(Observation comment, List<ObjectSighting> sightings) {
        return judge.judge(comment, sightings, VOLUME, VOLUME);
    }

    private static List<ObjectSighting> sightings(Observation comment, List<Observation> others) {
        List<ObjectSighting> sightings = new ArrayList<>();
        for (ActedObject object : comment.objects().objects()) {
            List<CoAction> actions =
                    others.stream().map(other -> CoAction.of(other, object)).toList();
            sightings.add(new ObjectSighting(object, actions, 0, actions.size(), false, false, List.of()));
        }
        return sightings;
    }
}
