package io.touchline.bench;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.touchline.learned.ModelFile;
import io.touchline.learned.NgramModel;
import io.touchline.learned.ReadText;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
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

/** The first learned tier on comments that are canonical already, beside the bare trie on the same. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class NgramBenchmark {

    @State(Scope.Benchmark)
    public static class Comments {

        private final NgramModel model = ModelFile.bundled().ngrams();
        private final double[] sums = new double[NgramModel.CATEGORIES.size()];
        private final AhoCorasickDoubleArrayTrie<String> trie = new AhoCorasickDoubleArrayTrie<>();
        private ReadText[] read;
        private int next;

        @Setup
        public void read() throws IOException {
            Canonicaliser canonicaliser = new Canonicaliser();
            read = CommentTexts.read().texts().stream()
                    .map(canonicaliser::canonicalise)
                    .map(text -> new ReadText(text, List.of(), List.of()))
                    .toArray(ReadText[]::new);
            TreeMap<String, String> words = new TreeMap<>();
            Terms.dictionary(canonicaliser)
                    .forEach((literal, line) -> words.put(literal.text().chars(), line));
            trie.build(words);
        }

        ReadText one() {
            next = next + 1 == read.length ? 0 : next + 1;
            return read[next];
        }
    }

    @Benchmark
    public double ngrams(Comments comments) {
        comments.model.sums(comments.one(), comments.sums);
        return comments.sums[0] + comments.sums[1] + comments.sums[2];
    }

    @Benchmark
    public int bareTrie(Comments comments) {
        int[] found = new int[1];
        comments.trie.parseText(comments.one().text().chars(), (begin, end, word) -> {
            found[0]++;
        });
        return found[0];
    }
}
