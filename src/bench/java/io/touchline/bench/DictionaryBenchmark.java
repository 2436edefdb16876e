package io.touchline.bench;

import com.github.houbb.sensitive.word.api.IWordResult;
import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import com.github.houbb.sensitive.word.support.allow.WordAllows;
import com.github.houbb.sensitive.word.support.ignore.SensitiveWordCharIgnores;
import com.github.houbb.sensitive.word.support.result.WordResultHandlers;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Disguises;
import io.touchline.lexicon.Lexicons;
import io.touchline.lexicon.Literal;
import io.touchline.lexicon.LiteralScanner;
import io.touchline.lexicon.Sought;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Evasion;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * How many comments one thread searches for the 64,000 words of sensitive-word's list: sensitive-word itself, a bare
 * double-array trie that gets its texts in canonical form, and Touchline from text as sent to hits with their places in
 * it, under no, two and all disguises. Every contender's tables are built once, before anything is measured.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 4, time = 1)
public class DictionaryBenchmark {

    static final Set<Evasion> BY_SOUND = EnumSet.of(Evasion.HOMOPHONE, Evasion.PINYIN);

    /** The comments in turn. */
    @State(Scope.Thread)
    public static class Texts {

        final Canonicaliser canonicaliser = new Canonicaliser();
        private String[] texts;
        private String[] canonical;
        private int next;

        @Setup
        public void read() throws IOException {
            texts = CommentTexts.read().texts().toArray(String[]::new);
            canonical = new String[texts.length];
            for (int i = 0; i < texts.length; i++) {
                canonical[i] = canonicaliser.canonicalise(texts[i]).chars();
            }
        }

        String text() {
            return texts[step()];
        }

        String canonicalText() {
            return canonical[step()];
        }

        private int step() {
            next = next + 1 < texts.length ? next + 1 : 0;
            return next;
        }
    }

    /** What the contenders found, so that who finds little is not merely quick. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Found {

        public long hits;

        <H> List<H> count(List<H> found) {
            hits += found.size();
            return found;
        }
    }

    @State(Scope.Benchmark)
    public static class Houbb {

        private SensitiveWordBs words;

        @Setup
        public void build() throws IOException {
            List<String> lines =
                    List.copyOf(Terms.dictionary(new Canonicaliser()).values());
            words = SensitiveWordBs.newInstance()
                    .wordDeny(() -> lines)
                    .wordAllow(WordAllows.empty())
                    .ignoreCase(true)
                    .ignoreWidth(true)
                    .ignoreNumStyle(true)
                    .ignoreChineseStyle(true)
                    .ignoreEnglishStyle(true)
                    .ignoreRepeat(true)
                    .charIgnore(SensitiveWordCharIgnores.specialChars())
                    .init();
        }

        List<IWordResult> find(String text) {
            return words.findAll(text, WordResultHandlers.raw());
        }
    }

    @State(Scope.Benchmark)
    public static class BareTrie {

        private final AhoCorasickDoubleArrayTrie<Integer> trie = new AhoCorasickDoubleArrayTrie<>();

        @Setup
        public void build() throws IOException {
            Map<String, Integer> words = new TreeMap<>();
            for (Literal literal : Terms.dictionary(new Canonicaliser()).keySet()) {
                words.putIfAbsent(literal.text().chars(), words.size());
            }
            trie.build(words);
        }

        List<AhoCorasickDoubleArrayTrie.Hit<Integer>> find(String canonical) {
            return trie.parseText(canonical);
        }
    }

    /** As its subclasses want it. */
    public abstract static class Touchline {

        private LiteralScanner scanner;

        abstract Set<Evasion> disguises();

        Disguises how(Canonicaliser canonicaliser) throws IOException {
            return Disguises.withoutMaps(canonicaliser);
        }

        @Setup
        public void build() throws IOException {
            Canonicaliser canonicaliser = new Canonicaliser();
            scanner = new LiteralScanner(
                    Terms.sought(Terms.dictionary(canonicaliser).keySet(), disguises()), how(canonicaliser));
        }

        List<Scan.Hit> find(CanonicalText text) {
            return Scan.hits(scanner, text);
        }
    }

    @State(Scope.Benchmark)
    public static class Plain extends Touchline {

        @Override
        Set<Evasion> disguises() {
            return Set.of();
        }
    }

    @State(Scope.Benchmark)
    public static class Sounding extends Touchline {

        @Override
        Set<Evasion> disguises() {
            return BY_SOUND;
        }
    }

    @State(Scope.Benchmark)
    public static class Disguised extends Touchline {

        @Override
        Set<Evasion> disguises() {
            return Sought.CHOSEN;
        }

        @Override
        Disguises how(Canonicaliser canonicaliser) throws IOException {
            return BundledLexicons.compiled().disguises();
        }
    }

    @Benchmark
    public List<IWordResult> houbb(Texts texts, Houbb houbb, Found found) {
        return found.count(houbb.find(texts.text()));
    }

    @Benchmark
    public List<AhoCorasickDoubleArrayTrie.Hit<Integer>> bareTrie(Texts texts, BareTrie trie, Found found) {
        return found.count(trie.find(texts.canonicalText()));
    }

    @Benchmark
    public CanonicalText canonicaliser(Texts texts) {
        return texts.canonicaliser.canonicalise(texts.text());
    }

    @Benchmark
    public List<Scan.Hit> plain(Texts texts, Plain plain, Found found) {
        return found.count(plain.find(texts.canonicaliser.canonicalise(texts.text())));
    }

    @Benchmark
    public List<Scan.Hit> sounding(Texts texts, Sounding sounding, Found found) {
        return found.count(sounding.find(texts.canonicaliser.canonicalise(texts.text())));
    }

    @Benchmark
    @Fork(value = 2, jvmArgsAppend = "-Xmx3g")
    public List<Scan.Hit> everyDisguise(Texts texts, Disguised disguised, Found found) {
        return found.count(disguised.find(texts.canonicaliser.canonicalise(texts.text())));
    }
}
