package io.touchline.bench;

import io.touchline.lexicon.Guard;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The tables at the end of a run. What was not measured is left out. */
final class Reports {

    private static final String SMALLEST = "1000";
    private static final String LARGEST = "1000000";

    private final PrintStream out;

    Reports(PrintStream out) {
        this.out = out;
    }

    void scoring(List<Measured> measured) {
        if (measured.isEmpty()) {
            return;
        }
        line("");
        line("%-34s %12s %10s %14s", "bundled lexicons, one thread", "comments/s", "+/-", "bytes/comment");
        measured.forEach(row -> line(
                "%-34s %12.0f %10.0f %14.0f", row.method(), row.score(), row.error(), row.bytesPerOperation()));
        Measured.find(measured, "wholeTextPath").ifPresent(path -> Measured.find(measured, "bareTrie")
                .ifPresent(trie -> line("whole text path / bare trie: %.3f", path.score() / trie.score())));
    }

    void dictionary(List<Measured> measured, CommentTexts comments, int words) {
        if (measured.isEmpty()) {
            return;
        }
        Optional<Measured> houbb = Measured.find(measured, "houbb");
        Optional<Measured> trie = Measured.find(measured, "bareTrie");
        line("");
        line("%,d words; %s, %.0f characters on average", words, comments.source(), comments.averageLength());
        line(
                "%-34s %12s %10s %11s %14s %12s %16s %10s",
                "dictionary, one thread", "comments/s", "+/-", "ns/comment", "bytes/comment", "hits/comment",
                "/ sensitive-word", "/ bare trie");
        names().forEach((method, name) -> Measured.find(measured, method)
                .ifPresent(row -> line(
                        "%-34s %12.0f %10.0f %11.0f %14.0f %12.3f %16.2f %10.3f",
                        name,
                        row.score(),
                        row.error(),
                        row.nanosPerOperation(),
                        row.bytesPerOperation(),
                        row.perOperation("hits"),
                        ratio(row, houbb),
                        ratio(row, trie))));
        stage(measured, "canonicaliser", "plain", "scanner");
        stage(measured, "plain", "sounding", "homophones and pinyin");
        stage(measured, "sounding", "everyDisguise", "all other disguises");
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("houbb", "sensitive-word, every format on");
        names.put("bareTrie", "bare trie, texts canonical already");
        names.put("canonicaliser", "Touchline, canonicaliser alone");
        names.put("plain", "Touchline, no disguise chosen");
        names.put("sounding", "Touchline, HOMOPHONE and PINYIN");
        names.put("everyDisguise", "Touchline, every disguise");
        return names;
    }

    private void stage(List<Measured> measured, String without, String with, String name) {
        Measured.find(measured, without).ifPresent(less -> Measured.find(measured, with)
                .ifPresent(more -> line(
                        "%s: %+.0f ns and %+.0f bytes a comment",
                        name,
                        more.nanosPerOperation() - less.nanosPerOperation(),
                        more.bytesPerOperation() - less.bytesPerOperation())));
    }

    void scale(List<Measured> measured) {
        if (measured.isEmpty()) {
            return;
        }
        line("");
        line(
                "%-34s %12s %10s %14s %12s %12s",
                "terms, HOMOPHONE and PINYIN", "ns/comment", "+/-", "bytes/comment", "hits/comment", "build ms");
        for (String order : List.of(ScaleBenchmark.BY_CHANCE, ScaleBenchmark.FOUND_FIRST)) {
            scale(
                    measured.stream()
                            .filter(row -> row.parameter("order").equals(order))
                            .toList(),
                    order);
        }
    }

    private void scale(List<Measured> measured, String order) {
        Map<String, List<Measured>> bySize = new LinkedHashMap<>();
        measured.forEach(row ->
                bySize.computeIfAbsent(row.parameter("terms"), added -> new ArrayList<>()).add(row));
        bySize.forEach((terms, rows) -> {
            Optional<Measured> comment = Measured.find(rows, "comment");
            line(
                    "%-34s %12.0f %10.0f %14.0f %12.3f %12.0f",
                    terms + ", " + order,
                    comment.map(Measured::score).orElse(Double.NaN),
                    comment.map(Measured::error).orElse(Double.NaN),
                    comment.map(Measured::bytesPerOperation).orElse(Double.NaN),
                    comment.map(row -> row.perOperation("hits")).orElse(Double.NaN),
                    Measured.find(rows, "build").map(Measured::score).orElse(Double.NaN));
        });
        Measured.find(bySize.getOrDefault(LARGEST, List.of()), "comment")
                .ifPresent(most -> Measured.find(bySize.getOrDefault(SMALLEST, List.of()), "comment")
                        .ifPresent(least -> line(
                                "time per comment, %s terms / %s, %s: %.2f",
                                LARGEST, SMALLEST, order, most.score() / least.score())));
    }

    void ngrams(List<Measured> measured, CommentTexts comments) {
        Optional<Measured> trie = Measured.find(measured, "bareTrie");
        if (measured.isEmpty()) {
            return;
        }
        line("");
        line("first learned tier, one thread, %s", comments.source());
        line("%-34s %12s %10s %12s %14s %12s", "canonical already", "comments/s", "+/-", "ns/comment", "bytes/comment", "/ bare trie");
        measured.forEach(row -> line(
                "%-34s %12.0f %10.0f %12.0f %14.0f %12.3f",
                row.method(), row.score(), row.error(), row.nanosPerOperation(), row.bytesPerOperation(), ratio(row, trie)));
    }

    void policy(List<Measured> measured) {
        if (measured.isEmpty()) {
            return;
        }
        line("");
        line("%-34s %12s %10s %12s %14s", "bundled policy, functional corpus", "comments/s", "+/-", "ns/comment", "bytes/comment");
        measured.forEach(row -> line(
                "%-34s %12.0f %10.0f %12.0f %14.0f",
                row.method(), row.score(), row.error(), row.nanosPerOperation(), row.bytesPerOperation()));
    }

    void backtests(List<BacktestLoad.Result> results) {
        if (results.isEmpty()) {
            return;
        }
        line("");
        line(
                "%-34s %10s %9s %10s %14s %13s %12s %10s",
                "backtest, compared with", "rows", "seconds", "rows/s", "processor s", "peak heap MB", "in use MB", "changed");
        results.forEach(result -> line(
                "%-34s %10d %9.1f %10.0f %14.1f %13d %12d %10d",
                result.against(),
                result.rows(),
                result.seconds(),
                result.rows() / result.seconds(),
                result.processorSeconds(),
                result.peakHeapMegabytes(),
                result.megabytesAfterwards(),
                result.report().path("changed").asLong()));
    }

    void encoder(List<Measured> measured, CommentTexts comments) {
        if (measured.isEmpty()) {
            return;
        }
        Optional<Measured> whole = Measured.find(measured, "opinion");
        line("");
        line("second learned tier, %s", comments.source());
        line("%-34s %12s %10s %12s %14s %12s", "", "comments/s", "+/-", "ms/comment", "bytes/comment", "/ opinion");
        measured.forEach(row -> line(
                "%-34s %12.0f %10.0f %12.2f %14.0f %12.2f",
                row.method(), row.score(), row.error(), row.nanosPerOperation() / 1e6, row.bytesPerOperation(), ratio(row, whole)));
    }

    void guard(List<Measured> measured, CommentTexts comments) {
        if (measured.isEmpty()) {
            return;
        }
        Optional<Measured> ours = measured.stream()
                .filter(row -> row.parameter("guard").equals(Guard.OURS.name()))
                .findFirst();
        line("");
        line("terms of the bundled lexicons in %s", comments.source());
        line(
                "%-34s %12s %12s %16s %14s %14s",
                "is the term a word there?", "ns/sentence", "ns/decision", "bytes/sentence", "times as long", "per sentence");
        measured.forEach(row -> line(
                "%-34s %12.0f %12.0f %16.0f %14.1f %14.2f",
                row.parameter("guard"),
                row.score(),
                row.score() / row.perOperation("decisions"),
                row.bytesPerOperation(),
                ratio(row, ours),
                row.perOperation("decisions")));
    }

    void cases(List<CaseLoad.Result> results) {
        if (results.isEmpty()) {
            return;
        }
        line("");
        line("%-18s %10s %8s %10s %10s %14s", "cases over HTTP", "cases", "calls", "p50 ms", "p99 ms", "p99 / few");
        for (CaseLoad.Result result : results) {
            double few = results.stream()
                    .filter(other -> other.cases() == CaseLoad.FEW && other.operation().equals(result.operation()))
                    .mapToDouble(CaseLoad.Result::p99Millis)
                    .findFirst()
                    .orElseThrow();
            line(
                    "%-18s %,10d %8d %10.2f %10.2f %14.2f",
                    result.operation(),
                    result.cases(),
                    result.calls(),
                    result.p50Millis(),
                    result.p99Millis(),
                    result.p99Millis() / few);
        }
    }

    void agreement(GuardAgreement agreement, CommentTexts comments) {
        line("");
        line(
                "%,d places where a term stands, in %,d sentences of %s",
                agreement.places(),
                agreement.sentences(),
                comments.source());
        line("%-34s %9d %9.1f %%", "all agree", agreement.all(), agreement.percent(agreement.all()));
        for (Guard guard : Guard.values()) {
            int admitted = agreement.admitted(guard);
            line("%-34s %9d %9.1f %%", guard + " says word", admitted, agreement.percent(admitted));
        }
        for (Guard one : Guard.values()) {
            for (Guard other : Guard.values()) {
                if (one.compareTo(other) < 0) {
                    int same = agreement.same(one, other);
                    line("%-34s %9d %9.1f %%", one + " and " + other + " agree", same, agreement.percent(same));
                }
            }
        }
        line("%-34s %9d", "ours against all others", agreement.alone(Guard.OURS));
    }

    void hostile(List<HostileTimes.Shape> shapes) {
        if (shapes.isEmpty()) {
            return;
        }
        line("");
        line(
                "%,d shapes of hostile text, %,d units against %,d; those that grow fastest",
                shapes.size(), HostileTimes.LONG, HostileTimes.SHORT);
        line("%-34s %12s %18s", "over and over", "µs, longer", "times the shorter");
        shapes.stream().limit(5).forEach(shape -> line(
                "%-34s %12.0f %18.1f", escaped(shape.piece()), shape.micros(), shape.ratio()));
        shapes.stream()
                .max(Comparator.comparingDouble(HostileTimes.Shape::micros))
                .ifPresent(slowest -> line(
                        "slowest of all: %s, %.0f µs for %,d units",
                        escaped(slowest.piece()), slowest.micros(), HostileTimes.LONG));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < 0x7F && c >= 0x20 ? "" + (char) c : String.format("\\u%04X", c)));
        return escaped.toString();
    }

    void starts(List<StartTime.Result> results) {
        if (results.isEmpty()) {
            return;
        }
        line("");
        line("from the start of the process, milliseconds, median (least) of %d", results.get(0).starts().size());
        line("%-40s %15s %15s %15s %15s", "started with", "listening", "ready", "first answer", "processor time");
        results.forEach(result -> line(
                "%-40s %15s %15s %15s %15s",
                result.way().isEmpty() ? "this JDK" : result.way(),
                medianAndLeast(result, StartTime.Start::listening),
                medianAndLeast(result, StartTime.Start::ready),
                medianAndLeast(result, StartTime.Start::answer),
                medianAndLeast(result, StartTime.Start::processor)));
    }

    private static String medianAndLeast(StartTime.Result result, ToDoubleFunction<StartTime.Start> figure) {
        return String.format(Locale.ROOT, "%.0f (%.0f)", result.median(figure), result.least(figure));
    }

    void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    private static double ratio(Measured row, Optional<Measured> to) {
        return to.map(other -> row.score() / other.score()).orElse(Double.NaN);
    }
}
