package io.touchline.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages that readers are given, as they lie in the repository. */
public final class Manual {

    public static final Path PAGES = Path.of("src/docs");

    private static final Pattern BETWEEN_CELLS = Pattern.compile("(?<!\\\\)\\|");

    private Manual() {}

    /** All pages: the README, what is beside it in {@code src/docs}, and what lies with the things that it tells of. */
    public static List<Path> pages() {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        for (String root : List.of("src", "lexicons", "k8s")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return pages;
    }

    /** The lines of a page that are no code. */
    public static List<String> lines(Path page) {
        List<String> lines = new ArrayList<>();
        boolean code = false;
        try {
            for (String line : Files.readAllLines(page)) {
                boolean fence = line.strip().startsWith("```");
                if (!code && !fence) {
                    lines.add(line);
                }
                code ^= fence;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** What a page has between fences of a language. */
    public static List<String> examples(Path page, String language) {
        try {
            return Pattern.compile("^```" + language + "\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
                    .matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a page's tables under a heading, up to the next heading of its rank or above; cells without blanks around them. */
    public static List<List<String>> rows(Path page, String heading) {
        List<String> lines = lines(page);
        int begin = lines.indexOf(heading) + 1;
        if (begin == 0) {
            throw new IllegalStateException(page + " has no " + heading);
        }
        String end = "#{1," + heading.indexOf(' ') + "} .*";
        return lines.subList(begin, lines.size()).stream()
                .takeWhile(line -> !line.matches(end))
                .filter(line -> line.startsWith("| ") && line.endsWith("|"))
                .map(Manual::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(BETWEEN_CELLS.split(row.substring(1, row.length() - 1)))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
    }
}
