package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedGroupsTest {

    private static final GroupKey A = new GroupKey("a", "g_0000000000000002");
    private static final GroupKey B = new GroupKey("b", "g_0000000000000001");

    private final ChangedGroups changed = new ChangedGroups(2);

    @Test
    void takesEachGroupOnceInOrder() {
        changed.addAll(List.of(B, A, B));

        assertThat(changed.take()).containsExactly(A, B);
        assertThat(changed.take()).isEmpty();
    }

    @Test
    void leavesOutWhatFindsNoRoom() {
        changed.addAll(List.of(A, B, new GroupKey("c", "g_0000000000000003"), A));

        assertThat(changed.leftOut()).isEqualTo(1);
        assertThat(changed.leftOut()).isZero();
        assertThat(changed.take()).containsExactly(A, B);
    }
}
