package io.touchline.bench;

import io.touchline.handling.BundledPolicy;
import io.touchline.handling.Decision;
import io.touchline.handling.Judged;
import io.touchline.handling.JudgedCodec;
import io.touchline.handling.Policy;
import io.touchline.handling.Situation;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the bundled policy costs a comment, and what it costs to read back what it was told. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class PolicyBenchmark {

    private final Policy policy = BundledPolicy.read();
    private final JudgedCodec codec = new JudgedCodec();
    private Situation[] situations;
    private String[] kept;
    private int next;

    @Setup
    public void prepare() throws IOException {
        situations = Situations.ofCorpus().toArray(Situation[]::new);
        kept = new String[situations.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = codec.write(Judged.of(situations[i], policy.decide(situations[i])));
        }
    }

    @Benchmark
    public Decision decide() {
        return policy.decide(situations[step()]);
    }

    @Benchmark
    public Judged readBack() {
        return codec.read(kept[step()]);
    }

    private int step() {
        next = next + 1 < situations.length ? next + 1 : 0;
        return next;
    }
}
