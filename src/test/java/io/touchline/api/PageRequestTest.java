package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    private static void assertIsForeign(String list, String cursor) {
        assertThatThrownBy(() -> PageRequest.of(list, cursor, null))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(422);
                    assertThat(refused.problem().errors())
                            .containsExactly(new Problem.Error("/cursor", "not a cursor of this list"));
                });
    }
}
