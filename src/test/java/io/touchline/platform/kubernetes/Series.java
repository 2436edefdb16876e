package io.touchline.platform.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One line of {@code /q/metrics}: a metric with its labels. */
record Series(String metric, Map<String, String> labels) {

    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    static List<Series> of(String scrape) {
        return scrape.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Series::read)
                .toList();
    }

    private static Series read(String line) {
        Map<String, String> labels = new TreeMap<>();
        int brace = line.indexOf('{');
        if (brace > 0) {
            LABEL.matcher(line.substring(brace)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return new Series(line.split("[ {]", 2)[0], labels);
    }
}
