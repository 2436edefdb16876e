package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.api.AccountKey;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.SpecialProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** A known company that copies a text: its comments are in its group, and in that of the text. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class TwoGroupsTest {

    private static final int MEMBERS = 6;

    @Inject
    CoordinationTracker tracker;

    @Inject
    CoordinationReads reads;

    @RepeatedTest(3)
    void whatIsSaidInOneBurstNamesOneGroup() {
        long second = 86_400L * (100 + (long) (Math.random() * 10_000));
        List<AccountKey> company =
                Stream.generate(Swarms::anyAccount).limit(2 * MEMBERS).toList();
        String raids = new Raiders(tracker).raid(company, second);
        assertThat(GroupId.isOfRaids(raids)).isTrue();

        String text = Api.freshWords();
        String target = "raided-" + Comments.random();

        List<Optional<String>> first = burst(company.subList(0, MEMBERS), text, target, second + 30_000);
        List<Optional<String>> next = burst(company.subList(MEMBERS, 2 * MEMBERS), text, target, second + 30_120);

        String named = next.get(0).orElseThrow();
        assertThat(next).containsOnly(Optional.of(named));
        assertThat(first.subList(MEMBERS - 2, MEMBERS)).containsOnly(Optional.of(named));
        assertThat(reads.group("local", raids)
                        .await()
                        .indefinitely()
                        .orElseThrow()
                        .summary()
                        .lastSeen())
                .isAfterOrEqualTo(Comments.KICK_OFF.plusSeconds(second + 30_000));
    }

    /** In one call. @return the groups that its answers name */
    private List<Optional<String>> burst(List<AccountKey> accounts, String text, String target, long second) {
        List<Observation> comments = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            comments.add(new Observation(
                    "local",
                    UUID.randomUUID().toString().replace("-", ""),
                    accounts.get(i),
                    Comments.KICK_OFF.plusSeconds(second + 10L * i),
                    0.9,
                    Comments.objects("local", text, 0.9, "thread-" + target, target),
                    List.of(target)));
        }
        return tracker.observe(comments, Tracked.BUDGET).await().indefinitely().stream()
                .map(CoordinationReport::groupId)
                .toList();
    }
}
