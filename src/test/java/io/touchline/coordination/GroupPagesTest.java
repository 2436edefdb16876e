package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.coordination.GroupPages.Stretch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups by the second that they were last seen. */
class GroupPagesTest {

    @Test
    void bothAreOneList() {
        Page<GroupSummary> page = GroupPages.page(all(9, 5, 1), all(8, 6, 2), most(6));

        assertThat(seconds(page)).containsExactly(9, 8, 6, 5, 2, 1);
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void moreThanAPageHoldsIsForTheNextOne() {
        Page<GroupSummary> page = GroupPages.page(all(9, 5, 1), all(8, 6), most(3));

        assertThat(seconds(page)).containsExactly(9, 8, 6);
        assertThat(page.nextCursor()).isEqualTo(cursorAfter(6));
    }

    @Test
    void nothingIsShownThatOthersMayStandBefore() {
        Page<GroupSummary> page = GroupPages.page(upTo(5, 9, 7, 5), all(8, 6, 4, 2), most(10));

        assertThat(seconds(page)).containsExactly(9, 8, 7, 6, 5);
        assertThat(page.nextCursor()).isEqualTo(cursorAfter(5));
    }

    @Test
    void ofTwoEndsTheFirstOneCounts() {
        Page<GroupSummary> page = GroupPages.page(upTo(3, 9, 3), upTo(6, 8), most(10));

        assertThat(seconds(page)).containsExactly(9, 8);
        assertThat(page.nextCursor()).isEqualTo(cursorAfter(6));
        assertThat(GroupPages.page(upTo(6, 8), upTo(3, 9, 3), most(10))).isEqualTo(page);
    }

    @Test
    void pageMayBeEmptyAndHaveANextOne() {
        Page<GroupSummary> page = GroupPages.page(Stretch.NONE, upTo(4), most(10));

        assertThat(page.items()).isEmpty();
        assertThat(page.nextCursor()).isEqualTo(cursorAfter(4));
    }

    /** A comment that was sent again moved its place, and not what it says of itself. */
    @Test
    void aGroupStandsWhereTheListHasItWhateverItSaysOfItself() {
        GroupPages.Listed moved = new GroupPages.Listed(GroupIndex.Entry.of(group(9)), group(4));
        GroupPages.Listed next = GroupPages.Listed.of(group(8));

        Page<GroupSummary> page =
                GroupPages.page(new Stretch(List.of(moved, next), Optional.of(next.place())), all(7, 6), most(1));

        assertThat(seconds(page)).containsExactly(4);
        assertThat(page.nextCursor()).isEqualTo(cursorAfter(9));
    }

    private static Stretch all(int... seconds) {
        return new Stretch(groups(seconds), Optional.empty());
    }

    private static Stretch upTo(int end, int... seconds) {
        return new Stretch(groups(seconds), Optional.of(GroupIndex.Entry.of(group(end))));
    }

    private static List<GroupPages.Listed> groups(int... seconds) {
        return IntStream.of(seconds)
                .mapToObj(second -> GroupPages.Listed.of(group(second)))
                .toList();
    }

    private static GroupSummary group(int second) {
        Instant seen = Instant.ofEpochSecond(second);
        return new GroupSummary(GroupId.of(second), GroupKind.RAIDS, seen, seen, List.of(), 3);
    }

    private static PageRequest most(int limit) {
        return PageRequest.of("/v1/groups", null, Integer.toString(limit));
    }

    private static String cursorAfter(int second) {
        return most(1).cursorAfter(GroupIndex.Entry.of(group(second)).key());
    }

    private static List<Integer> seconds(Page<GroupSummary> page) {
        return page.items().stream()
                .map(group -> (int) group.lastSeen().getEpochSecond())
                .toList();
    }
}
