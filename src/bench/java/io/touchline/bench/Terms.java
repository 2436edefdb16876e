package io.touchline.bench;

import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import com.huaban.analysis.jieba.WordDictionary;
import io.touchline.lexicon.Disguises;
import io.touchline.lexicon.Literal;
import io.touchline.lexicon.LiteralScanner;
import io.touchline.lexicon.Sought;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Evasion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Words to look for: the list that sensitive-word carries, without lines that are nothing to look for or are another
 * line in canonical form, so that all contenders look for the same. Always the same words in the same order.
 */
final class Terms {

    private static final String DICTIONARY = "/sensitive_word_dict.txt";
    private static final String ORDINARY = "/dict.txt";
    private static final int SHORTEST_ORDINARY = 2;
    private static final int LONGEST_ORDINARY = 3;
    private static final long SEED = 20_000;

    private final Canonicaliser canonicaliser;
    private final Map<Literal, String> terms = new LinkedHashMap<>();

    private Terms(Canonicaliser canonicaliser) {
        this.canonicaliser = canonicaliser;
    }

    /** The dictionary: its lines by the literals that Touchline makes of them. */
    static Map<Literal, String> dictionary(Canonicaliser canonicaliser) throws IOException {
        Terms terms = new Terms(canonicaliser);
        lines(SensitiveWordBs.class, DICTIONARY).forEach(terms::add);
        return terms.terms;
    }

    /**
     * Any number of terms: of the dictionary, shuffled, so that a part of it is like the whole; and when it is used up,
     * pairs of ordinary words. Single ordinary words would make every word of every comment a hit.
     */
    static List<Literal> scaled(int count, Canonicaliser canonicaliser) throws IOException {
        return scaled(count, canonicaliser, List.of());
    }

    /**
     * The same with those first that are found most often in some comments, so that any number of terms finds nearly the
     * same: what then grows is the cost of looking, not of finding.
     *
     * @param comments where they are to be found; none if the order is to be by chance
     */
    static List<Literal> scaled(int count, Canonicaliser canonicaliser, List<String> comments) throws IOException {
        Random random = new Random(SEED);
        List<Literal> known = new ArrayList<>(dictionary(canonicaliser).keySet());
        Collections.shuffle(known, random);
        if (!comments.isEmpty()) {
            int[] found = found(known, canonicaliser, comments);
            List<Integer> order = new ArrayList<>();
            IntStream.range(0, found.length).forEach(order::add);
            order.sort(Comparator.comparingInt((Integer i) -> found[i]).reversed());
            known = order.stream().map(known::get).toList();
        }
        Terms terms = new Terms(canonicaliser);
        known.stream().limit(count).forEach(literal -> terms.terms.put(literal, literal.toString()));
        List<String> words = ordinaryWords();
        while (terms.terms.size() < count) {
            terms.add(words.get(random.nextInt(words.size())) + words.get(random.nextInt(words.size())));
        }
        return List.copyOf(terms.terms.keySet());
    }

    private static int[] found(List<Literal> known, Canonicaliser canonicaliser, List<String> comments) {
        int[] found = new int[known.size()];
        LiteralScanner scanner = new LiteralScanner(
                sought(known, DictionaryBenchmark.BY_SOUND), Disguises.withoutMaps(canonicaliser));
        for (String comment : comments) {
            scanner.scan(canonicaliser.canonicalise(comment), (literal, begin, end, how) -> found[literal]++);
        }
        return found;
    }

    static List<Sought> sought(Iterable<Literal> literals, Set<Evasion> disguises) {
        List<Sought> sought = new ArrayList<>();
        literals.forEach(literal -> sought.add(new Sought(literal, disguises)));
        return sought;
    }

    private void add(String line) {
        try {
            terms.putIfAbsent(Literal.of(line, canonicaliser), line);
        } catch (IllegalArgumentException nothingOrTooMuch) {
            // Left out for everybody.
        }
    }

    private static List<String> ordinaryWords() throws IOException {
        return lines(WordDictionary.class, ORDINARY).stream()
                .map(line -> line.substring(0, Math.max(0, line.indexOf(' '))))
                .filter(word -> word.length() >= SHORTEST_ORDINARY && word.length() <= LONGEST_ORDINARY)
                .filter(word -> word.chars().allMatch(Character::isIdeographic))
                .toList();
    }

    private static List<String> lines(Class<?> inJar, String resource) throws IOException {
        try (InputStream in = inJar.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        }
    }
}
