package io.touchline.lexicon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordCountingTest {

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final WordCounting counting = new WordCounting(Disguises.withoutMaps(canonicaliser), Set.of("废物"));

    @Test
    void countsWhatFollowsWhat() {
        add("裁判开始，球员停下", false, 3);
        add("裁判停下", false, 2);
        WordSequences sequences = sequences();
        int referee = number(sequences, "裁判");
        int blows = number(sequences, "开始");
        int stops = number(sequences, "停下");

        // λ c(v,w)/c(v) + (1-λ) P(w): c(裁判) = 5, 裁判 开始 3 times, 裁判 停下 2 times.
        double lambda = 0.7 * 5 / 8;
        double all = counts().counts().length * 0.05 + counts().counts()[WordSequences.EDGE] + 3 + 3 + 5 + 5;
        assertEquals(8, counts().counts()[WordSequences.EDGE]);
        assertEquals(cost(lambda * 3 / 5 + (1 - lambda) * 3.05 / all), sequences.costOfPair(referee, blows));
        assertEquals(cost(lambda * 2 / 5 + (1 - lambda) * 5.05 / all), sequences.costOfPair(referee, stops));
        assertEquals(cost(3.05 / all), sequences.cost(blows));
        assertEquals(cost(1 - lambda), sequences.withoutPair(referee));
        assertTrue(sequences.costOfPair(stops, blows) < 0);
    }

    @Test
    void takesNeighboursThatStandTogetherForAWord() {
        for (int i = 0; i < 6; i++) {
            add("鹬鲷来了", true, 1);
            add("看见鹬鲷", true, 1);
        }
        for (int i = 0; i < 400; i++) {
            add("今天的比赛真好看", false, 1);
        }
        assertTrue(counts().words().contains("鹬鲷"), counts().words()::toString);
    }

    @Test
    void takesLettersForAWordWhereMoreHarmlessCommentsHaveThem() {
        add("今天yyds", false, 3);
        add("真是qqzz", true, 4);
        add("真是qqzz", false, 3);
        assertTrue(counts().words().contains("yyds"));
        assertFalse(counts().words().contains("qqzz"));
    }

    @Test
    void countsNamesAsOneKindOfWord() {
        for (String name : List.of("甲君", "乙君")) {
            CanonicalText text = canonicaliser.canonicalise(name + "加油");
            counting.add(text, List.of(new Mention("a", MatchedBy.NAME, new Span(0, 2))), false);
        }
        assertEquals(2, counts().counts()[WordSequences.NAME]);
        assertTrue(sequences().costOfPair(WordSequences.NAME, number(sequences(), "加油")) > 0);
        assertFalse(counts().words().contains("甲君"));
    }

    @Test
    void tellsWhichWordsNameHarm() {
        add("真是废物，裁判开始", true, 3);
        assertTrue(sequences().isTelling(number(sequences(), "废物")));
        assertFalse(sequences().isTelling(number(sequences(), "裁判")));
    }

    @Test
    void readsAsItWrites() {
        add("裁判开始，球员停下", false, 3);
        byte[] learned = counting.learned();
        assertArrayEquals(learned, WordCounts.read(learned).written());
        assertArrayEquals(learned, counting.learned());
    }

    private void add(String text, boolean harmful, int times) {
        for (int i = 0; i < times; i++) {
            counting.add(canonicaliser.canonicalise(text), List.of(), harmful);
        }
    }

    private WordCounts counts() {
        return WordCounts.read(counting.learned());
    }

    private WordSequences sequences() {
        return new WordSequences(counts());
    }

    private static int number(WordSequences sequences, String word) {
        int state = Trie.ROOT;
        for (char c : word.toCharArray()) {
            state = sequences.byLetters().child(state, c);
        }
        assertTrue(sequences.byLetters().endsAt(state), word);
        return sequences.byLetters().valueAt(state);
    }

    private static int cost(double probability) {
        return (int) Math.round(-64 * Math.log(probability));
    }
}
