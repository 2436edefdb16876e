package io.touchline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSignatureTest {

    private static final long SEED = 17;
    private static final int LENGTH = 38;
    private static final int TEXTS = 2_000;

    private final Random random = new Random(1);

    @Test
    void isTheSameForTheSameTextAndSeed() {
        String text = text(LENGTH);
        TextSignature one = TextSignature.of(text, SEED);
        TextSignature other = TextSignature.of(new String(text.toCharArray()), SEED);

        assertThat(one.anchors()).isEqualTo(other.anchors()).hasSize(TextSignature.ANCHORS);
        assertThat(one.sketch()).isEqualTo(other.sketch());
        assertThat(TextSignature.similarity(one.sketch(), other.sketch())).isEqualTo(1);
    }

    @Test
    void isAnotherForAnotherSeed() {
        String text = text(LENGTH);

        TextSignature other = TextSignature.of(text, SEED + 1);

        assertThat(other.anchors()).doesNotContain(TextSignature.of(text, SEED).anchors());
        assertThat(other.sketch()).isNotEqualTo(TextSignature.of(text, SEED).sketch());
    }

    /** No Latin shingle has room behind the letter, and four Chinese ones have. */
    @Test
    void aLetterHidesNothingOfWhatStandsBehindIt() {
        TextSignature one = TextSignature.of("林a知夏收了黑钱", SEED);
        TextSignature other = TextSignature.of("林b知夏收了黑钱", SEED);

        assertThat(TextSignature.similarity(one.sketch(), other.sketch())).isGreaterThan(0.4);
    }

    @Test
    void anchorsCannotBeChangedFromOutside() {
        TextSignature signature = TextSignature.of(text(LENGTH), SEED);
        long[] before = signature.anchors();

        signature.anchors()[0] = 0;

        assertThat(signature.anchors()).isEqualTo(before);
    }

    @Test
    void copiesOfWhichAThirdWasChangedNearlyAlwaysShareAnAnchor() {
        int sharing = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(LENGTH);
            sharing += shareAnAnchor(text, changed(text, 10)) ? 1 : 0;
        }

        // Their Jaccard similarity is a little over a half; at a half it would be 7 in 8.
        assertThat((double) sharing / TEXTS).isGreaterThan(0.85);
    }

    /** How many letters in a row are others: from hardly any to nearly all. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 18, 30})
    void similarityIsThatOfTheShinglesWithinItsError(int letters) {
        double sum = 0;
        int far = 0;
        double jaccard = 0;
        double sigma = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(LENGTH);
            String copy = changed(text, letters);
            jaccard = jaccard(text, copy);
            double agreeing = jaccard + (1 - jaccard) / 16;
            sigma = Math.sqrt(agreeing * (1 - agreeing) / TextSignature.SLOTS) * 16 / 15;
            double estimate = TextSignature.similarity(
                    TextSignature.of(text, SEED).sketch(),
                    TextSignature.of(copy, SEED).sketch());
            sum += estimate;
            far += Math.abs(estimate - jaccard) > 3 * sigma ? 1 : 0;
        }

        assertThat(sum / TEXTS).isCloseTo(jaccard, within(4 * sigma / Math.sqrt(TEXTS)));
        assertThat((double) far / TEXTS).isLessThan(0.02);
    }

    @Test
    void unrelatedTextsShareNoAnchorAndNoSimilarity() {
        double sum = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(LENGTH);
            String other = text(LENGTH);
            assertThat(shareAnAnchor(text, other)).isFalse();
            sum += TextSignature.similarity(
                    TextSignature.of(text, SEED).sketch(),
                    TextSignature.of(other, SEED).sketch());
        }

        assertThat(sum / TEXTS).isCloseTo(0, within(0.01));
    }

    @Test
    void textsThatShareOnlyEverydayWordsRarelyShareAnAnchor() {
        int sharing = 0;
        for (int i = 0; i < TEXTS; i++) {
            sharing += shareAnAnchor(text(20) + "是不是我们的", text(20) + "是不是我们的") ? 1 : 0;
        }

        assertThat((double) sharing / TEXTS).isLessThan(0.05);
    }

    @Test
    void oneShingleIsEnough() {
        assertThat(TextSignature.of(text(3), SEED).anchors()).hasSize(TextSignature.ANCHORS);
        assertThat(TextSignature.of("abcdefgh", SEED).anchors()).hasSize(TextSignature.ANCHORS);
        assertThat(shareAnAnchor("getoutofhere", "getoutofhere")).isTrue();
        assertThat(shareAnAnchor("getoutofhere", "staywhereyouare")).isFalse();
    }

    private static boolean shareAnAnchor(String one, String other) {
        long[] ones = TextSignature.of(one, SEED).anchors();
        long[] others = TextSignature.of(other, SEED).anchors();
        for (int i = 0; i < ones.length; i++) {
            if (ones[i] == others[i]) {
                return true;
            }
        }
        return false;
    }

    /** Letters in a row, each of them for one that the text does not have. */
    private String changed(String text, int letters) {
        int begin = 2 + random.nextInt(text.length() - letters - 3);
        return text.substring(0, begin) + text(letters) + text.substring(begin + letters);
    }

    private static double jaccard(String one, String other) {
        Set<String> all = shingles(one);
        Set<String> common = new HashSet<>(all);
        common.retainAll(shingles(other));
        all.addAll(shingles(other));
        return (double) common.size() / all.size();
    }

    private static Set<String> shingles(String text) {
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + 3 <= text.length(); i++) {
            shingles.add(text.substring(i, i + 3));
        }
        return shingles;
    }

    /** Han letters, hardly one of them an everyday one. */
    private String text(int letters) {
        char[] text = new char[letters];
        for (int i = 0; i < letters; i++) {
            text[i] = (char) ('一' + random.nextInt(20_000));
        }
        return new String(text);
    }
}
