package io.touchline.bench;

import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Guard;
import io.touchline.lexicon.TermPlaces;
import io.touchline.lexicon.TermPlaces.Asked;
import java.io.IOException;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * What it costs to tell whether a term is a word where it stands. One operation is one sentence with all its places, so
 * that a segmenter reads it only once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 1)
public class GuardBenchmark {

    /** One decision is one place. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Made {

        public long decisions;
    }

    @Param
    Guard guard;

    private Asked[] asked;
    private int next;

    @Setup
    public void find() throws IOException {
        asked = TermPlaces.in(CommentTexts.read().distinct(), BundledLexicons.read())
                .toArray(Asked[]::new);
    }

    @Benchmark
    public BitSet sentence(Made made) {
        next = next + 1 < asked.length ? next + 1 : 0;
        made.decisions += asked[next].spans().size();
        return guard.admitted(asked[next]);
    }
}
