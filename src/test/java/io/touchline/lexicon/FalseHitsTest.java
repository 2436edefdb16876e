package io.touchline.lexicon;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.hankcs.hanlp.HanLP;
import com.huaban.analysis.jieba.JiebaSegmenter;
import com.huaban.analysis.jieba.WordDictionary;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Ordinary words as texts of their own, aimed at somebody: the terms of the bundled lexicons find themselves in a
 * dictionary and next to nothing else.
 */
class FalseHitsTest {

    private static final double MOST_FALSE = 0.0005;

    /** Words that are hit without being a term or made of one and a rest, and why that is left as it is. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            entry("伪善性", "names the hypocrisy that the term means"),
            entry("偷税额", "names the evaded tax that the term means"),
            entry("偷逃税", "names the tax evasion that the term means"),
            entry("垃圾猪肉", "names the rubbish that the term means"),
            entry("奴才相", "names the flunkey that the term means"),
            entry("缺心眼儿", "the term with its ending of speech"),
            entry("金小丑", "a circus prize named after the clown that the term means"),
            entry("陪酒女", "names the hostess that the term means"),
            entry("哈尔霍马", "a foreign place; 尔霍 sounds like 二货"),
            entry("大围山", "a mountain; 围山 sounds like 伪善"),
            entry("寄卡人", "a sender of cards, in no other list; 寄卡 sounds like 急咯"),
            entry("寺沟乡", "a township; 寺沟 sounds like 死狗"),
            entry("拉伯蒂特", "a foreign name; 蒂特 sounds like 敌特"));

    private static final Canonicaliser CANONICALISER = new Canonicaliser();

    private final LexiconMatcher matcher = BundledLexicons.compiled().matcher();
    private final Set<String> literals = BundledTerm.all(CANONICALISER).stream()
            .flatMap(term -> term.term().literals().stream())
            .map(literal -> literal.text().chars())
            .collect(Collectors.toSet());
    private final JiebaSegmenter segmenter = new JiebaSegmenter();

    @Test
    void hitsNextToNoWordOfADictionary() {
        List<String> words = CoreWords.all();

        Map<String, String> hit = falselyHit(words);

        report("HanLP's core dictionary", words, hit);
        assertThat(words).hasSizeGreaterThan(80_000).contains("垃圾", "路口", "三连冠");
        assertThat(hit.size() / (double) words.size()).isLessThanOrEqualTo(MOST_FALSE);
        assertThat(hit.keySet()).containsExactlyInAnyOrderElementsOf(KNOWN.keySet());
    }

    /** The matcher knows this list itself; names and rare words of it are what could be hit. */
    @Test
    void reportsTheHitsAmongTheWordsOfJieba() throws IOException {
        List<String> words = jiebaWords();

        Map<String, String> hit = falselyHit(words);

        report("jieba's list", words, hit);
        assertThat(words).hasSizeGreaterThan(100_000);
    }

    private static void report(String dictionary, List<String> words, Map<String, String> hit) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d of %d words hit falsely, %.4f%%: %s%n",
                dictionary,
                hit.size(),
                words.size(),
                100.0 * hit.size() / words.size(),
                hit);
    }

    /** The words that no term explains, each with what was found. */
    private Map<String, String> falselyHit(List<String> words) {
        Map<String, String> hit = new TreeMap<>();
        for (String word : words) {
            CanonicalText text = CANONICALISER.canonicalise(word);
            List<LexiconHits.Harm> harms = matcher.match(text, List.of(), true).harms().stream()
                    .filter(harm ->
                            !harm.entry().frame() && harm.entry().label().category() != Category.ACCOUNT)
                    .toList();
            if (!harms.isEmpty() && !literals.contains(text.chars())) {
                Set<String> tokens = tokens(word);
                harms.stream()
                        .filter(harm -> !tokens.contains(surface(text, harm)))
                        .findFirst()
                        .ifPresent(harm -> hit.put(
                                word, surface(text, harm) + ">" + harm.entry().source()));
            }
        }
        return hit;
    }

    private static String surface(CanonicalText text, LexiconHits.Harm harm) {
        Span span = text.original(harm.span());
        return text.original().substring(span.begin(), span.end());
    }

    private Set<String> tokens(String word) {
        Set<String> tokens = new HashSet<>(segmenter.sentenceProcess(word));
        HanLP.segment(word).forEach(term -> tokens.add(term.word));
        return tokens;
    }

    /** Two to five characters, seen four times or more. */
    private static List<String> jiebaWords() throws IOException {
        List<String> words = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(WordDictionary.class.getResourceAsStream("/dict.txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split(" ");
                if (columns.length > 1
                        && columns[0].length() >= 2
                        && columns[0].length() <= 5
                        && Integer.parseInt(columns[1]) >= 4) {
                    words.add(columns[0]);
                }
            }
        }
        return words;
    }
}
