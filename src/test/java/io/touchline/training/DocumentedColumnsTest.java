package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.manual.Manual;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever brings labelled text of their own finds what its columns are called. */
class DocumentedColumnsTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void standOnThePageOfTheTraining() {
        assertThat(Manual.rows(Path.of("src/main/training/README.md"), "## A file of your own").stream()
                        .flatMap(row -> CODE.matcher(row.get(0)).results())
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(Row.COLUMNS);
    }
}
