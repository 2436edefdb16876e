package io.touchline.coordination;

import static io.touchline.coordination.WrittenGroups.APART;
import static io.touchline.coordination.WrittenGroups.OLDER;
import static io.touchline.coordination.WrittenGroups.YOUNGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.testsupport.OwnRedis;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a kill between any two steps leaves behind is completed by whoever tries again. */
class CutGroupsTest {

    private static final int MOST_CUTS = 100;

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private final WrittenGroups written = new WrittenGroups(OWN.redis());

    /** The younger one has members that the repeated addition knows nothing of. */
    @Test
    void mergeThatWasCutAnywhereIsCompletedByARepeat() {
        int commands = 0;
        do {
            WrittenGroups fresh = new WrittenGroups(OWN.redis());
            GroupAddition last = fresh.members(3, 6, 100);
            fresh.add(OLDER, fresh.members(1, 6, 0));
            fresh.add(YOUNGER, fresh.members(7, 9, 100));
            boolean wasCut = fresh.addAndCut(YOUNGER, last, commands);

            GroupBook.Entry entry = fresh.add(YOUNGER, last);

            assertThat(entry.groupId()).as("cut after %d commands", commands).isEqualTo(OLDER);
            assertThat(fresh.onlyGroup().memberActions())
                    .as("cut after %d commands", commands)
                    .hasSize(9);
            assertThat(fresh.onlyGroup().actionCount()).isEqualTo(13);
            for (int account = 1; account <= 9; account++) {
                assertThat(fresh.groupsOf(Comments.account(account))).containsExactly(OLDER);
            }
            if (!wasCut) {
                break;
            }
            commands++;
        } while (commands < MOST_CUTS);
        assertThat(commands).isBetween(10, MOST_CUTS - 1);
    }

    /** What it was to bring was not brought when its whole became part of a third, with which it shares few accounts. */
    @Test
    void mergeThatWasCutAnywhereIsCompletedInAThirdGroup() {
        int cuts = 0;
        boolean wasCut = true;
        for (int commands = 0; wasCut && commands < MOST_CUTS; commands++) {
            WrittenGroups fresh = new WrittenGroups(OWN.redis());
            GroupAddition last = fresh.members(14, 16, 200);
            fresh.add(OLDER, fresh.members(11, 16, 100));
            fresh.add(YOUNGER, fresh.members(17, 36, 200));
            wasCut = fresh.addAndCut(YOUNGER, last, commands);
            fresh.add(APART, fresh.members(8, 13, 0));
            assertThat(fresh.whole(OLDER).into()).contains(APART);
            if (fresh.whole(YOUNGER).into().isPresent()) {
                cuts++;
                fresh.add(YOUNGER, last);
                assertThat(fresh.onlyGroup().summary().id())
                        .as("cut after %d commands", commands)
                        .isEqualTo(APART);
                assertThat(fresh.onlyGroup().memberActions())
                        .as("cut after %d commands", commands)
                        .hasSize(29);
                assertThat(fresh.onlyGroup().actionCount()).isEqualTo(6 + 6 + 20 + 3);
            }
        }
        assertThat(cuts).isGreaterThan(5);
    }

    /** No try has the time for all accounts. */
    @Test
    void mergeThatIsCutAgainAndAgainGoesOnWhereItWasCut() {
        written.add(OLDER, written.members(1, 6, 0));
        written.add(YOUNGER, written.members(7, 106, 100));
        GroupAddition last = written.members(3, 6, 100);
        int tries = 0;
        boolean wasCut = true;
        while (wasCut && tries < 10) {
            wasCut = written.addAndCut(YOUNGER, last, 15);
            tries++;
        }

        assertThat(tries).isBetween(3, 9);
        assertThat(written.onlyGroup().memberActions()).hasSize(106);
        for (int account = 1; account <= 106; account++) {
            assertThat(written.groupsOf(Comments.account(account))).containsExactly(OLDER);
        }
    }

    @Test
    void oneAdditionMovesNoMoreThanAFewAccountsAndTheNextOnesTheRest() {
        written.add(OLDER, written.members(1, 6, 0));
        written.add(YOUNGER, written.members(7, 306, 100));

        for (int addition = 0; addition < 5; addition++) {
            written.cutAfter(150);
            assertThat(written.add(YOUNGER, written.members(3, 6, 100))).isEqualTo(new GroupBook.Entry(OLDER, true));
            assertThat(written.onlyGroup().memberActions()).hasSize(306);
        }

        for (int account = 1; account <= 306; account++) {
            assertThat(written.groupsOf(Comments.account(account))).containsExactly(OLDER);
        }
    }

    @Test
    void swarmWhoseListingWasCutIsListedByARepeat() {
        int commands = 0;
        boolean wasCut = true;
        while (wasCut && commands < MOST_CUTS) {
            WrittenGroups fresh = new WrittenGroups(OWN.redis());
            GroupAddition swarm =
                    fresh.members(1, 5, 0).asSwarm(Instant.EPOCH, new Traffic.Volume(10_000, 1_000), List.of(), 0);
            wasCut = fresh.addAndCut(OLDER, swarm, commands);

            assertThat(fresh.add(OLDER, swarm))
                    .as("cut after %d commands", commands)
                    .isEqualTo(new GroupBook.Entry(OLDER, true));
            assertThat(fresh.onlyGroup().memberActions()).hasSize(5);
            commands++;
        }
        assertThat(commands).isBetween(5, MOST_CUTS - 1);
    }
}
