package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Category;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndingsTest {

    private final Endings endings = new Endings(1);

    @Test
    void someShortCommentsEndOtherwise() {
        assertThat(written("这人去死")).containsExactly("这人去死。", "这人去死！", "这人去死！！", "这人去死～");
        assertThat(written("这人去死！")).containsExactly("这人去死", "这人去死。", "这人去死！！", "这人去死～");
        assertThat(written("What a goal!!")).containsExactly("What a goal", "What a goal!", "What a goal.");
        assertThat(IntStream.range(0, 200)
                        .mapToObj(i -> endings.other(comment("c" + i, "这人去死")))
                        .flatMap(Optional::stream)
                        .count())
                .isBetween(40L, 90L);
    }

    @Test
    void whatAsksOrSmilesOrIsLongStays() {
        for (String text : List.of("这人去死？", "牛啊[doge]", "牛啊😂", "“废物”", "！！！", "长".repeat(31))) {
            assertThat(written(text)).as(text).isEmpty();
        }
    }

    @Test
    void theSameSeedMakesTheSame() {
        LabelledComment comment = comment("c-1", "这人去死");

        assertThat(new Endings(1).other(comment)).isEqualTo(endings.other(comment));
    }

    private TreeSet<String> written(String text) {
        TreeSet<String> written = new TreeSet<>();
        IntStream.range(0, 400)
                .mapToObj(i -> endings.other(comment("c" + i, text)))
                .flatMap(Optional::stream)
                .forEach(other -> {
                    assertThat(other.truth()).containsExactlyEntriesOf(Map.of(Category.ABUSE, true));
                    written.add(other.text());
                });
        return written;
    }

    private static LabelledComment comment(String id, String text) {
        return new LabelledComment(
                id, text, Optional.empty(), "", Optional.empty(), Optional.empty(), "b", Map.of(Category.ABUSE, true));
    }
}
