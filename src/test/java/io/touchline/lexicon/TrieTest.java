package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TrieTest {

    @Property(tries = 2000)
    void findsEveryOccurrenceThatPlainSearchFinds(
            @ForAll @Size(max = 12) Set<@NotEmpty @StringLength(max = 5) @CharRange(from = 'a', to = 'c') String> words,
            @ForAll @StringLength(max = 40) @CharRange(from = 'a', to = 'd') String text) {
        List<String> patterns = List.copyOf(words);

        assertThat(found(patterns, text)).containsExactlyInAnyOrderElementsOf(naive(patterns, text));
    }

    @Test
    void staysSmallAndRightWithManyPatterns() {
        Random random = new Random(1);
        List<String> patterns = random.ints(60_000, 0, 3000)
                .mapToObj(first -> "" + (char) ('一' + first) + (char) ('一' + random.nextInt(3000))
                        + (char) ('一' + random.nextInt(3000)))
                .distinct()
                .toList();
        Trie trie = Trie.of(patterns, Pace.NONE);

        assertThat(trie.states()).isLessThan(8 * patterns.size());
        for (int i = 0; i < patterns.size(); i += 97) {
            assertThat(startingAt(trie, patterns.get(i), 0)).contains(i);
        }
    }

    /** First characters that many words share, followed by rare ones, fit badly: the tables grow while they are filled. */
    @Test
    void staysRightWhileItsTablesGrow() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int heads = 20 + random.nextInt(150);
            List<String> patterns = random.ints(heads * (2 + random.nextInt(20)), 0, 3_000)
                    .mapToObj(tail -> "" + (char) ('一' + random.nextInt(heads)) + (char) ('一' + tail))
                    .distinct()
                    .toList();
            String text = String.join("", patterns);

            assertThat(found(patterns, text))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(naive(patterns, text));
        }
    }

    @Test
    void refusesPatternsThatCannotBeToldApart() {
        assertThatThrownBy(() -> Trie.of(List.of("a", "a"), Pace.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Trie.of(List.of(""), Pace.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> found(List<String> patterns, String text) {
        Trie trie = Trie.of(patterns, Pace.NONE);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            int begin = i;
            startingAt(trie, text, i).forEach(pattern -> found.add(patterns.get(pattern) + "@" + begin));
        }
        return found;
    }

    private static List<Integer> startingAt(Trie trie, String text, int begin) {
        List<Integer> found = new ArrayList<>();
        int state = Trie.ROOT;
        for (int i = begin; i < text.length(); i++) {
            state = trie.child(state, text.charAt(i));
            if (state == Trie.NONE) {
                break;
            }
            if (trie.endsAt(state)) {
                found.add(trie.valueAt(state));
            }
        }
        return found;
    }

    private static List<String> naive(List<String> patterns, String text) {
        List<String> found = new ArrayList<>();
        for (String pattern : patterns) {
            for (int at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
                found.add(pattern + "@" + at);
            }
        }
        return found;
    }
}
