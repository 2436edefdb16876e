package io.touchline.platform.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of PromQL as it takes to tell which metrics an expression asks for, and by which labels. */
final class PromQl {

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern LABELS = Pattern.compile("\\{[^{}]*}");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^()]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\[\\]]*]");
    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_:][a-zA-Z0-9_:]*\\b(?!\\s*\\()");
    private static final Pattern SELECTOR =
            Pattern.compile("\\b([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*\\{((?:[^{}\"]|\"[^\"]*\")*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private PromQl() {}

    /** What one selector wants of a label. */
    record LabelMatcher(String label, String operator, String value) {

        boolean takes(String actual) {
            return switch (operator) {
                case "=" -> value.equals(actual);
                case "!=" -> !value.equals(actual);
                case "=~" -> Pattern.matches(value, actual);
                case "!~" -> !Pattern.matches(value, actual);
                default -> throw new IllegalArgumentException(operator);
            };
        }
    }

    /** A metric with what is wanted of its labels. */
    record Selector(String metric, List<LabelMatcher> matchers) {}

    /** @throws IllegalArgumentException if brackets do not match, or what is left in them is no metric */
    static Set<String> metrics(String expression) {
        String bare = STRING.matcher(expression).replaceAll("\"\"");
        bare = GROUPING.matcher(bare).replaceAll(" ");
        bare = LABELS.matcher(bare).replaceAll(" ");
        bare = RANGE.matcher(bare).replaceAll(" ");
        long open = bare.chars().filter(c -> c == '(').count();
        long close = bare.chars().filter(c -> c == ')').count();
        if (open != close || bare.matches("(?s).*[\\[\\]{}\"].*")) {
            throw new IllegalArgumentException("brackets do not match: " + expression);
        }
        Set<String> metrics = new TreeSet<>();
        Matcher name = NAME.matcher(bare);
        while (name.find()) {
            if (!WORDS.contains(name.group())) {
                metrics.add(name.group());
            }
        }
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("asks for no metric: " + expression);
        }
        return metrics;
    }

    /** Those with labels. */
    static List<Selector> selectors(String expression) {
        List<Selector> selectors = new ArrayList<>();
        Matcher selector = SELECTOR.matcher(expression);
        while (selector.find()) {
            List<LabelMatcher> matchers = MATCHER.matcher(selector.group(2))
                    .results()
                    .map(found -> new LabelMatcher(found.group(1), found.group(2), found.group(3)))
                    .toList();
            selectors.add(new Selector(selector.group(1), matchers));
        }
        return selectors;
    }

    /** The labels that are kept, or that two sides are brought together by. */
    static Set<String> groupings(String expression) {
        Set<String> labels = new TreeSet<>();
        GROUPING.matcher(STRING.matcher(expression).replaceAll("\"\""))
                .results()
                .flatMap(found -> Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*")
                        .matcher(found.group(2))
                        .results())
                .forEach(label -> labels.add(label.group()));
        return labels;
    }
}
