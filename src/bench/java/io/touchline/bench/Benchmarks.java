package io.touchline.bench;

import io.touchline.coordination.CoordinationCost;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.LexiconWords;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all benchmarks, the text path, dictionaries, guards and hostile texts in one thread and then the service, or those whose
 * {@code Class.method} the regular expression in {@value #PROPERTY} is found in, and prints their tables at the end.
 */
public final class Benchmarks {

    static final String PROPERTY = "touchline.bench.only";

    private static final List<Class<?>> IN_JMH = List.of(
            ScoringBenchmark.class, DictionaryBenchmark.class, ScaleBenchmark.class, GuardBenchmark.class,
            NgramBenchmark.class, EncoderBenchmark.class, PolicyBenchmark.class);

    private static final String ONLY = System.getProperty(PROPERTY, "");

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        CommentTexts comments = CommentTexts.read();
        Corpus corpus = Corpus.read();
        Collection<RunResult> results = inJmh();
        GuardAgreement agreement = isWanted(GuardAgreement.class) ? GuardAgreement.count(comments) : null;
        List<HostileTimes.Shape> hostile =
                isWanted(HostileTimes.class) ? new HostileTimes().measure() : List.of();
        String coordination = isWanted(CoordinationCost.class) ? CoordinationCost.table() : "";
        List<BacktestLoad.Result> backtests =
                isWanted(BacktestLoad.class) ? new BacktestLoad(corpus).run() : List.of();
        List<CaseLoad.Result> cases = isWanted(CaseLoad.class) ? new CaseLoad().run() : List.of();
        List<StartTime.Result> starts = isWanted(StartTime.class) ? new StartTime().run() : List.of();
        List<LoadResult> load = isWanted(ServiceLoad.class) ? new ServiceLoad(corpus, comments).run() : List.of();

        Reports reports = new Reports(System.out);
        LoadReports loads = new LoadReports(reports);
        reports.line("");
        reports.line(
                "%d processors, Java %s; functional corpus of %d comments, %d literals",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                corpus.comments().size(),
                LexiconWords.of(BundledLexicons.read(), new Canonicaliser()).size());
        reports.scoring(Measured.of(ScoringBenchmark.class, results));
        reports.dictionary(Measured.of(DictionaryBenchmark.class, results), comments, dictionarySize());
        reports.scale(Measured.of(ScaleBenchmark.class, results));
        reports.guard(Measured.of(GuardBenchmark.class, results), comments);
        reports.ngrams(Measured.of(NgramBenchmark.class, results), comments);
        reports.encoder(Measured.of(EncoderBenchmark.class, results), comments);
        reports.policy(Measured.of(PolicyBenchmark.class, results));
        reports.backtests(backtests);
        reports.cases(cases);
        if (agreement != null) {
            reports.agreement(agreement, comments);
        }
        reports.hostile(hostile);
        reports.starts(starts);
        loads.load(load);
        reports.line("%s", coordination);
        // A quarter of an hour: what is measured is told at once.
        if (isWanted(ProductionLoad.class)) {
            new ProductionLoad(corpus).run(loads::production);
        }
        if (isWanted(ReplicaLoad.class)) {
            new ReplicaLoad().run().forEach(loads::replicas);
        }
    }

    private static Collection<RunResult> inJmh() throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().addProfiler(GCProfiler.class);
        if (ONLY.isEmpty()) {
            IN_JMH.forEach(benchmark -> options.include(benchmark.getName()));
        } else {
            options.include(ONLY);
        }
        try {
            return new Runner(options.build()).run();
        } catch (NoBenchmarksException notInJmh) {
            return List.of();
        }
    }

    private static boolean isWanted(Class<?> part) {
        return Pattern.compile(ONLY).matcher(part.getName()).find();
    }

    private static int dictionarySize() throws IOException {
        return Terms.dictionary(new Canonicaliser()).size();
    }
}
