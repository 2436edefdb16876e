package io.touchline.bench;

import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.LexiconWords;
import io.touchline.text.Canonicaliser;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs both benchmarks, the text path and then the service, and prints one table of each at the end. */
public final class Benchmarks {

    private static final PrintStream OUT = System.out;

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        Collection<RunResult> scoring = new Runner(new OptionsBuilder()
                        .include(ScoringBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        List<LoadResult> load = new ServiceLoad(Corpus.read()).run();
        line("");
        line(
                "%d processors, Java %s; %d comments, %d literals",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Corpus.read().comments().size(),
                LexiconWords.of(BundledLexicons.read(), new Canonicaliser()).size());
        printScoring(scoring);
        printLoad(load);
    }

    private static void printScoring(Collection<RunResult> results) {
        line("");
        line("%-24s %12s %10s %14s", "one thread", "comments/s", "+/-", "bytes/comment");
        results.forEach(result -> line(
                "%-24s %12.0f %10.0f %14.0f",
                method(result),
                score(result),
                result.getPrimaryResult().getScoreError(),
                allocated(result)));
        line("whole text path / bare trie: %.3f", score(of(results, "wholeTextPath")) / score(of(results, "bareTrie")));
    }

    private static void printLoad(List<LoadResult> results) {
        LoadResult echo = results.get(0);
        line("");
        line(
                "%-16s %10s %11s %8s %8s %7s %10s %13s %13s",
                "service, HTTP", "requests/s", "comments/s", "p50 ms", "p99 ms", "errors", "not stored", "requests/echo",
                "comments/echo");
        results.forEach(result -> line(
                "%-16s %10.0f %11.0f %8.2f %8.2f %7d %10d %13.3f %13.3f",
                result.route(),
                result.requestsPerSecond(),
                result.commentsPerSecond(),
                result.medianMillis(),
                result.p99Millis(),
                result.errors(),
                result.notStored(),
                result.requestsPerSecond() / echo.requestsPerSecond(),
                result.commentsPerSecond() / echo.commentsPerSecond()));
    }

    private static RunResult of(Collection<RunResult> results, String method) {
        return results.stream()
                .filter(result -> method(result).equals(method))
                .findFirst()
                .orElseThrow();
    }

    private static String method(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double allocated(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void line(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }
}
