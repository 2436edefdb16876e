package io.touchline.bench;

import io.touchline.lexicon.Disguises;
import io.touchline.lexicon.Literal;
import io.touchline.lexicon.LiteralScanner;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What more terms cost: the time that one comment takes from text as sent to hits, all terms declaring both disguises by
 * sound, and the time that the tables take to build in a JVM that has built none before.
 */
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch"})
public class ScaleBenchmark {

    /** A small dictionary is then a sample of a large one and finds less. */
    static final String BY_CHANCE = "by chance";

    /** A small dictionary then finds what a large one does. */
    static final String FOUND_FIRST = "found first";

    @State(Scope.Benchmark)
    public static class Listed {

        @Param({"1000", "64000", "1000000"})
        int terms;

        @Param({BY_CHANCE, FOUND_FIRST})
        String order;

        private final Canonicaliser canonicaliser = new Canonicaliser();
        private final Disguises disguises = Disguises.withoutMaps(canonicaliser);
        private List<Literal> literals;

        @Setup
        public void list() throws IOException {
            List<String> comments = order.equals(FOUND_FIRST) ? CommentTexts.read().texts() : List.of();
            literals = Terms.scaled(terms, canonicaliser, comments);
        }

        LiteralScanner build() {
            return new LiteralScanner(Terms.sought(literals, DictionaryBenchmark.BY_SOUND), disguises);
        }
    }

    @State(Scope.Benchmark)
    public static class Built {

        private LiteralScanner scanner;

        @Setup
        public void build(Listed listed) {
            scanner = listed.build();
            // What lies where must not hang on what was built: comments moved together are read faster.
            System.gc();
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 6, time = 1)
    @Measurement(iterations = 4, time = 1)
    public List<Scan.Hit> comment(
            DictionaryBenchmark.Texts texts, Built built, DictionaryBenchmark.Found found) {
        return found.count(Scan.hits(built.scanner, texts.canonicaliser.canonicalise(texts.text())));
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public LiteralScanner build(Listed listed) {
        return listed.build();
    }
}
