package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WordSequencesTest {

    private static final int COUNTED = 3_000;

    private final WordSequences sequences = WordSequences.shared();

    /** What a search may leave out without a look at the pair. */
    @Test
    void noPairCostsLessThanTheLeast() {
        int[] least = new int[COUNTED];
        int pairs = 0;
        for (int word = 0; word < COUNTED; word++) {
            least[word] = Integer.MAX_VALUE;
            for (int before = 0; before < COUNTED; before++) {
                int cost = sequences.costOfPair(before, word);
                if (cost >= 0) {
                    least[word] = Math.min(least[word], cost);
                    pairs++;
                }
            }
            assertThat(least[word]).isGreaterThanOrEqualTo(sequences.leastOfPairs(word));
        }
        assertThat(pairs).isGreaterThan(COUNTED);
    }

    @Test
    void wordsThatAreAlikeHaveTheirOwnLetters() {
        WordSequences.Alike alike = sequences.bySound();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            int at = random.nextInt(alike.firstOf(1_000));
            String word = sequences.word(alike.word(at));

            assertThat(alike.letters(at)).as(word).isEqualTo(Letters.of(word));
        }
    }
}
