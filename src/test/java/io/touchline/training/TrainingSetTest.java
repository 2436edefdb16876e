package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.learned.Example;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Lexicons;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is learned from beside the comments as they are. */
class TrainingSetTest {

    private static final int COMMENTS = 40;
    private static final int HARMFUL = 20;

    private final TrainingSet set = set(1);

    TrainingSetTest() throws IOException, UsageException {}

    /** The first half harmful, every second of them in another category; two batches. */
    private static TrainingSet set(double joined) throws IOException, UsageException {
        return set(joined, COMMENTS, TrainingSetTest::oneOfTwo);
    }

    private static String oneOfTwo(int comment) {
        return comment % 4 < 2 ? "a" : "b";
    }

    /** Two batches for each half. */
    private static String oneOfFour(int comment) {
        return (comment < HARMFUL ? "" : "newer-") + oneOfTwo(comment);
    }

    /** @param older how many of them are not in a newer file */
    private static TrainingSet set(double joined, int older, IntFunction<String> batches)
            throws IOException, UsageException {
        List<LabelledComment> comments = new ArrayList<>();
        for (int i = 0; i < COMMENTS; i++) {
            comments.add(new LabelledComment(
                    "c" + i,
                    "第" + i + "条，今天这场比赛从头看到尾",
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    batches.apply(i),
                    Map.of(Category.ABUSE, i < HARMFUL && i % 2 == 0, Category.SLANDER, i < HARMFUL && i % 2 == 1)));
        }
        Canonicaliser canonicaliser = new Canonicaliser();
        Lexicons lexicons = BundledLexicons.compiled();
        return new TrainingSet(
                List.of(),
                comments.subList(0, older),
                comments.subList(older, COMMENTS),
                new TrainingSet.Augmentation(0, joined, 1),
                lexicons,
                new CommentPipeline(canonicaliser, lexicons, Optional.empty(), Optional.empty()));
    }

    @Test
    void harmStandsBesideWhatIsHarmlessAndBesideOtherHarm() {
        int besideHarmless = 0;
        int besideHarm = 0;
        int first = 0;
        for (int i = 0; i < COMMENTS; i++) {
            Example example = set.otherwise(i).orElseThrow();
            LabelledComment one = set.comment(i);
            Optional<LabelledComment> other = other(i, text(example));
            if (other.isEmpty()) {
                continue;
            }
            assertThat(other.get().batch()).isEqualTo(one.batch());
            example.truth().forEach((category, harmful) -> assertThat(harmful)
                    .isEqualTo(one.truth().get(category) || other.get().truth().get(category)));
            if (example.truth().containsValue(true)) {
                // A harmless comment does not become a harmful one.
                assertThat(one.truth()).containsValue(true);
                besideHarmless += other.get().truth().containsValue(true) ? 0 : 1;
                besideHarm += other.get().truth().containsValue(true) ? 1 : 0;
            }
            assertThat(text(example)).contains(one.text());
            first += text(example).startsWith(one.text()) ? 1 : 0;
            assertThat(set.examples().contains(example))
                    .isEqualTo(one.truth().containsValue(true)
                            == other.get().truth().containsValue(true));
        }
        assertThat(besideHarmless).isPositive();
        assertThat(besideHarm).isPositive();
        assertThat(first).isBetween(1, COMMENTS - 1);
        assertThat(set.examples()).hasSizeGreaterThan(COMMENTS + COMMENTS / 4);
    }

    private Optional<LabelledComment> other(int origin, String text) {
        return IntStream.range(0, COMMENTS)
                .filter(i -> i != origin && text.contains(set.comment(i).text()))
                .mapToObj(set::comment)
                .findFirst();
    }

    private static String text(Example example) {
        return example.read().text().original();
    }

    @Test
    void aTrainingThatGoesOnLeavesOutMostOfWhatWasLearnedAndNothingThatIsNewer() throws IOException, UsageException {
        TrainingSet goingOn = set(0, HARMFUL, TrainingSetTest::oneOfFour);

        IntPredicate left = goingOn.isLeftOutOfMore(4);

        assertThat(IntStream.range(0, HARMFUL).filter(left).count()).isBetween(HARMFUL / 2L, HARMFUL - 1L);
        assertThat(IntStream.range(HARMFUL, COMMENTS)).noneMatch(left::test);
        assertThat(IntStream.range(0, COMMENTS)).noneMatch(goingOn.isLeftOutOfMore(1)::test);
    }

    @Test
    void commentsThatAreNotJoinedAreReadWithAWordInDisguiseNowAndThen() throws IOException, UsageException {
        TrainingSet alone = set(0);

        assertThat(alone.examples()).hasSize(COMMENTS);
        List<Example> otherwise = IntStream.range(0, COMMENTS)
                .mapToObj(alone::otherwise)
                .flatMap(Optional::stream)
                .toList();
        assertThat(otherwise).hasSizeGreaterThan(COMMENTS / 4).allSatisfy(example -> assertThat(text(example))
                .isNotIn(alone.comments().stream().map(LabelledComment::text).toList()));
        IntStream.range(0, COMMENTS).forEach(i -> alone.otherwise(i).ifPresent(example -> assertThat(example.truth())
                .isEqualTo(alone.comment(i).truth())));
    }

    @Test
    void whatIsMadeOfTwoIsMadeOfEach() {
        for (int example = COMMENTS; example < set.examples().size(); example++) {
            String text = text(set.examples().get(example));
            for (int i = 0; i < COMMENTS; i++) {
                int at = i;
                assertThat(set.madeOf(example, comment -> comment == at))
                        .as(text + " of " + i)
                        .isEqualTo(text.contains(set.comment(i).text()));
            }
        }
    }

    @Test
    void ofNewerFilesOnlySomeAreHeldOut() throws IOException, UsageException {
        TrainingSet all = set(0, COMMENTS, TrainingSetTest::oneOfFour);
        TrainingSet withNewer = set(0, HARMFUL, TrainingSetTest::oneOfFour);

        int[] heldOut = withNewer.heldOut(2, 1);
        assertThat(all.heldOut(2, 1)).contains(heldOut).hasSizeGreaterThan(heldOut.length);
        assertThat(heldOut).isNotEmpty();
        assertThat(LongStream.iterate(2, split -> split * 1_000_003)
                        .limit(20)
                        .mapToObj(split -> withNewer.heldOut(2, split)))
                .anyMatch(others -> !Arrays.equals(others, heldOut));
        assertThat(IntStream.of(heldOut))
                .allMatch(i -> i >= HARMFUL && withNewer.isHeldOut(2, 1).test(i));
        assertThat(IntStream.range(0, HARMFUL))
                .noneMatch(i -> withNewer.isHeldOut(2, 1).test(i));
        assertThat(IntStream.range(0, HARMFUL))
                .anyMatch(i -> all.isHeldOut(2, 1).test(i));
        assertThat(IntStream.range(0, COMMENTS)
                        .filter(withNewer.isHeldOut(2, 1).negate())
                        .mapToObj(i -> withNewer.comment(i).batch()))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(IntStream.of(heldOut)
                        .mapToObj(i -> withNewer.comment(i).batch())
                        .toList());
    }

    /** As one of two files of one name that know no batches, or of two exports of one day. */
    @Test
    void aBatchIsNotInANewerFileAndInAnOlderOne() {
        assertThatThrownBy(() -> set(0, HARMFUL, TrainingSetTest::oneOfTwo))
                .isInstanceOf(UsageException.class)
                .hasMessage("the batch a is in a --new file and in an older one");
    }

    @Test
    void theSameSeedMakesTheSame() throws IOException, UsageException {
        TrainingSet again = set(1);

        assertThat(again.examples()).hasSameSizeAs(set.examples());
        for (int i = 0; i < COMMENTS; i++) {
            assertThat(text(again.otherwise(i).orElseThrow()))
                    .isEqualTo(text(set.otherwise(i).orElseThrow()));
        }
    }
}
