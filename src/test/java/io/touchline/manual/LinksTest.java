package io.touchline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links from page to page lead somewhere, and to the heading that they name. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern TEXT_OF_LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} .*");

    /** As GitHub makes an anchor of a heading. */
    private static final Pattern NOT_OF_ANCHORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]");

    @Test
    void leadSomewhere() {
        List<Path> pages = Manual.pages();
        List<String> broken = new ArrayList<>();
        int seen = 0;
        for (Path page : pages) {
            for (String link : links(page)) {
                seen++;
                if (!leads(page, link)) {
                    broken.add(page + ": " + link);
                }
            }
        }

        assertThat(pages).hasSizeGreaterThan(15);
        assertThat(seen).isGreaterThan(150);
        assertThat(broken).isEmpty();
    }

    private static List<String> links(Path page) {
        return Manual.lines(page).stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(found -> found.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    private static boolean leads(Path page, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** A heading that stands there twice has a number behind its second anchor. */
    private static Set<String> anchors(Path page) {
        Map<String, Integer> met = new HashMap<>();
        Set<String> anchors = new TreeSet<>();
        Manual.lines(page).stream()
                .filter(line -> HEADING.matcher(line).matches())
                .map(LinksTest::anchor)
                .forEach(anchor -> {
                    int before = met.merge(anchor, 1, Integer::sum) - 1;
                    anchors.add(before == 0 ? anchor : anchor + "-" + before);
                });
        return anchors;
    }

    private static String anchor(String heading) {
        String text = TEXT_OF_LINK
                .matcher(heading.substring(heading.indexOf(' ') + 1))
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)));
        return NOT_OF_ANCHORS
                .matcher(text.strip().toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace(' ', '-');
    }
}
