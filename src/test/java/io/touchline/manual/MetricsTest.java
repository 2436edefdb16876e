package io.touchline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for operators has every metric that the sources name, and no other; what is not counted by itself too. */
class MetricsTest {

    private static final Pattern IN_SOURCES = Pattern.compile("\"(touchline\\.[a-z.]+)\"");
    private static final Pattern ON_PAGES = Pattern.compile("`(touchline_[a-z_]+)");

    /** What Prometheus' names have behind those of the sources, by kind and unit. */
    private static final String KIND = "_(total|seconds)$";

    @Test
    void standOnThePageForOperators() {
        Set<String> counted = inSources();

        assertThat(counted).hasSizeGreaterThan(30).contains("touchline_comments");
        assertThat(onPage(Manual.PAGES.resolve("operations.md"))).isEqualTo(counted);
    }

    @Test
    void areNamedOnOtherPagesAsTheyAre() {
        Set<String> counted = inSources();

        assertThat(Manual.pages())
                .allSatisfy(page -> assertThat(counted).as(page.toString()).containsAll(onPage(page)));
    }

    private static Set<String> inSources() {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            return sources.filter(file -> file.toString().endsWith(".java"))
                    .map(MetricsTest::read)
                    .filter(source -> source.contains("import io.micrometer."))
                    .flatMap(source -> IN_SOURCES.matcher(source).results())
                    .map(found -> found.group(1).replace('.', '_').replaceFirst(KIND, ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> onPage(Path page) {
        return Manual.lines(page).stream()
                .map(ON_PAGES::matcher)
                .flatMap(Matcher::results)
                .map(found -> found.group(1).replaceFirst(KIND, ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
