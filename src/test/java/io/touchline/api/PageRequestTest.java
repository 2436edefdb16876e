package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PageRequestTest {

    private static final String LIST = "/v1/cases?{state=[DECIDED]}";

    @Test
    void goesOnInItsOwnList() {
        String cursor = PageRequest.of(LIST, null, null).cursorAfter("case_好");

        assertThat(PageRequest.of(LIST, cursor, "7").after()).contains("case_好");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void goesOnInNoOther() {
        String cursor = PageRequest.of(LIST, null, null).cursorAfter("12");

        assertIsForeign("/v1/cases?{state=[MERGED]}", cursor);
        assertIsForeign("/v1/cases", cursor);
        assertIsForeign(LIST, "AAAA");
        assertIsForeign(LIST, "");
        assertIsForeign(LIST, cursor.substring(0, 8));
        assertIsForeign(LIST, "!!");
        assertIsForeign(LIST, Base64.getUrlEncoder().encodeToString("12".getBytes(StandardCharsets.UTF_8)));
        assertIsForeign(LIST, PageRequest.of(LIST, null, null).cursorAfter("x".repeat(257)));
    }

    @Test
    void pagesHoldEverythingOnceAndTheLastHasNoCursor() {
        List<Integer> all = IntStream.rangeClosed(1, 7).boxed().toList();
        for (int limit : new int[] {1, 3, 7, 8}) {
            List<String> shown = new ArrayList<>();
            String cursor = null;
            do {
                PageRequest request = PageRequest.of(LIST, cursor, String.valueOf(limit));
                long after = request.afterNumber().orElse(0L);
                List<Integer> read = all.stream()
                        .filter(one -> one > after)
                        .limit(request.rows())
                        .toList();
                Page<String> page = request.cut(read, String::valueOf).map(one -> "no. " + one);
                assertThat(page.items()).hasSizeBetween(1, limit);
                shown.addAll(page.items());
                cursor = page.nextCursor();
            } while (cursor != null);

            assertThat(shown).isEqualTo(all.stream().map(one -> "no. " + one).toList());
        }
    }

    @Test
    void aKeyThatTheListDoesNotGiveIsForeign() {
        PageRequest first = PageRequest.of(LIST, null, null);
        PageRequest words = PageRequest.of(LIST, first.cursorAfter("twelve"), null);

        assertIsForeign(words::afterNumber);
        assertIsForeign(() -> words.after(key -> Optional.empty()));
        assertThat(words.after(Optional::of)).contains("twelve");
        assertThat(first.after(key -> Optional.empty())).isEmpty();
        assertThat(first.cut(List.of(), String::valueOf)).isEqualTo(new Page<>(List.of(), null));
    }

    private static void assertIsForeign(String list, String cursor) {
        assertIsForeign(() -> PageRequest.of(list, cursor, null));
    }

    private static void assertIsForeign(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(422);
            assertThat(refused.problem().errors())
                    .containsExactly(new Problem.Error("/cursor", "not a cursor of this list"));
        });
    }
}
