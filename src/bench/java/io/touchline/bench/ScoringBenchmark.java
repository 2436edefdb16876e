package io.touchline.bench;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.LexiconFiles;
import io.touchline.lexicon.LexiconWords;
import io.touchline.lexicon.Lexicons;
import io.touchline.scoring.Aim;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.CommentScorer;
import io.touchline.target.MentionFinder;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * How many comments one thread takes from text as sent to scores, with the lexicons in the jar, beside what a bare
 * double-array trie needs only to find the same literals in texts that are canonical already.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class ScoringBenchmark {

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final AhoCorasickDoubleArrayTrie<Integer> trie = new AhoCorasickDoubleArrayTrie<>();
    private final List<Aim> aims = new ArrayList<>();
    private String[] texts;
    private String[] canonicalTexts;
    private MentionFinder finder;
    private CommentScorer scorer;
    private int next;

    @Setup
    public void prepare() throws IOException {
        Corpus corpus = Corpus.read();
        LexiconFiles files = BundledLexicons.read();
        texts = corpus.comments().stream().map(Corpus.Comment::text).toArray(String[]::new);
        canonicalTexts = corpus.comments().stream()
                .map(comment -> canonicaliser.canonicalise(comment.text()).chars())
                .toArray(String[]::new);
        corpus.comments().forEach(comment -> aims.add(aim(comment)));
        Lexicons lexicons = Lexicons.compile(files, canonicaliser);
        finder = new MentionFinder(corpus.names(), canonicaliser, lexicons.disguises());
        scorer = new CommentScorer(lexicons.matcher(), Optional.of(ModelFile.bundled()));
        TreeMap<String, Integer> words = new TreeMap<>();
        LexiconWords.of(files, canonicaliser).forEach(word -> words.put(word, words.size()));
        trie.build(words);
    }

    private static Aim aim(Corpus.Comment comment) {
        return comment.targetId() == null ? Aim.NONE : new Aim(List.of(comment.targetId()));
    }

    /** The same stages as in the service: canonical form, mentions, matching, scores. */
    @Benchmark
    public CommentScore wholeTextPath() {
        int comment = step();
        CanonicalText text = canonicaliser.canonicalise(texts[comment]);
        return scorer.score(text, finder.find(text), aims.get(comment));
    }

    /** The baseline. */
    @Benchmark
    public void bareTrie(Blackhole sink) {
        AhoCorasickDoubleArrayTrie.IHit<Integer> hits = (begin, end, word) -> sink.consume(end);
        trie.parseText(canonicalTexts[step()], hits);
    }

    private int step() {
        next = next + 1 < texts.length ? next + 1 : 0;
        return next;
    }
}
