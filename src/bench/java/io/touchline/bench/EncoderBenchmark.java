package io.touchline.bench;

import ai.onnxruntime.OrtException;
import io.touchline.encoder.BatchedEncoder;
import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.Opinion;
import io.touchline.encoder.SecondTier;
import io.touchline.learned.ReadText;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** The second learned tier, and an encoder as published on batches, which the service does not make. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 4, time = 3)
public class EncoderBenchmark {

    private static final int COUNT = 2_048;

    @State(Scope.Benchmark)
    public static class Comments {

        private final AtomicInteger next = new AtomicInteger();
        private List<String> texts;
        private SecondTier tier;
        private BatchedEncoder batched;

        @Setup
        public void read() throws IOException, EncoderException, OrtException {
            tier = SecondTier.open(EncoderModelFile.bundled());
            batched = new BatchedEncoder();
            Canonicaliser canonicaliser = new Canonicaliser();
            List<ReadText> read = CommentTexts.read().texts().stream()
                    .limit(COUNT)
                    .map(text -> new ReadText(canonicaliser.canonicalise(text), List.of(), List.of()))
                    .toList();
            texts = read.stream().map(tier::text).toList();
        }

        @TearDown
        public void close() throws EncoderException, OrtException {
            tier.close();
            batched.close();
        }

        List<String> some(int count) {
            int from = Math.floorMod(next.getAndAdd(count), COUNT - count);
            return texts.subList(from, from + count);
        }
    }

    @Benchmark
    public Opinion opinion(Comments comments) throws EncoderException {
        return comments.tier.ask(comments.some(1).get(0));
    }

    @Benchmark
    @Threads(2)
    public Opinion opinionOnTwoThreads(Comments comments) throws EncoderException {
        return comments.tier.ask(comments.some(1).get(0));
    }

    @Benchmark
    public float encoderAlone(Comments comments) throws OrtException {
        return comments.batched.encode(comments.some(1));
    }

    @Benchmark
    @OperationsPerInvocation(8)
    public float encoderOnBatchesOf8(Comments comments) throws OrtException {
        return comments.batched.encode(comments.some(8));
    }

    @Benchmark
    @OperationsPerInvocation(32)
    public float encoderOnBatchesOf32(Comments comments) throws OrtException {
        return comments.batched.encode(comments.some(32));
    }
}
