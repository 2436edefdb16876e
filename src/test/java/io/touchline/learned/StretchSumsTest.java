package io.touchline.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.touchline.lexicon.Category;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that takes umbrellas for harm. */
class StretchSumsTest {

    private static final Canonicaliser CANONICALISER = new Canonicaliser();
    private static final String CHINESE_TALK = "昨天晚上在家里看了比赛，家里人做了一桌菜，邻居也过来了，大家都说这场踢得热闹，";
    private static final String ENGLISH_TALK =
            "we watched the match at home last night and the neighbours came over with plenty of food for all, ";

    /** Of a step of a weight: the made-up model is to be sure of itself. */
    private static final double SCALE = 0.2;

    private static NgramTrainer.Trained trained;
    private static NgramModel model;

    @BeforeAll
    static void train() {
        List<Example> examples = new ArrayList<>();
        for (String harm : List.of("雨伞坏了", "又丢了雨伞", "雨伞真难看", "谁的雨伞", "the umbrella broke", "lost my umbrella")) {
            examples.add(new Example(read(harm), truth(true), Optional.empty()));
        }
        for (String talk : List.of("看了比赛", "做了一桌菜", "踢得热闹", "邻居来了", "watched the match", "plenty of food")) {
            examples.add(new Example(read(talk), truth(false), Optional.empty()));
        }
        NgramTrainer trainer = new NgramTrainer(examples, 10);
        trained = trainer.train(IntStream.range(0, examples.size()).toArray());
        model = trained.packed(new double[] {4, 1, 1});
    }

    private static Map<Category, Boolean> truth(boolean harmful) {
        return Map.of(Category.ABUSE, harmful, Category.SLANDER, false, Category.INCITEMENT, false);
    }

    private static ReadText read(String text) {
        return new ReadText(CANONICALISER.canonicalise(text), List.of(), List.of());
    }

    private static StretchSums stretches(ReadText read) {
        StretchSums sums = StretchSums.of(model.weights(), read.text());
        if (sums != null) {
            new TextFeatures().visit(read, sums);
        }
        return sums;
    }

    private static double abuse(String text) {
        double[] sums = new double[NgramModel.CATEGORIES.size()];
        model.sums(read(text), sums);
        return sums[0];
    }

    @ParameterizedTest
    @CsvSource({"雨伞真难看，又丢了雨伞，谁的雨伞，雨伞坏了", "'the umbrella broke, i lost my umbrella, umbrella again'"})
    void whatIsSaidInAStretchIsNotLostInALongText(String harm) {
        String talk = harm.startsWith("the") ? ENGLISH_TALK : CHINESE_TALK;
        double alone = abuse(harm);

        for (int pages : new int[] {3, 6, 30}) {
            double before = abuse(harm + "，" + talk.repeat(pages));
            double behind = abuse(talk.repeat(pages) + harm);

            assertThat(before).isBetween(alone / 4, alone);
            assertThat(behind).isBetween(alone / 4, alone);
        }
    }

    @Test
    void whatIsFittedIsWhatIsRead() {
        Map<Category, BlendFit> fits = NgramModel.CATEGORIES.stream()
                .collect(Collectors.toMap(
                        category -> category, category -> new BlendFit(0.5, category == Category.ABUSE ? 2 : 0.5, 0)));
        for (String text : List.of("谁的雨伞", "雨伞真难看，又丢了雨伞，谁的雨伞，雨伞坏了，" + CHINESE_TALK.repeat(3))) {
            assertThat(trained.reader(fits).logits(read(text))[0])
                    .isCloseTo(abuse(text) / 4 + trained.constant(Category.ABUSE), within(1e-9));
        }
    }

    @Test
    void moreOfTheSameIsNoMoreHarmful() {
        assertThat(abuse(CHINESE_TALK.repeat(8))).isLessThan(abuse(CHINESE_TALK) + 0.5);
        assertThat(abuse(ENGLISH_TALK.repeat(8))).isLessThan(abuse(ENGLISH_TALK) + 0.5);
    }

    @Test
    void aShortTextIsReadAsAWhole() {
        assertThat(stretches(read("字好".repeat(32)))).isNull();
        assertThat(stretches(read("字好".repeat(33)))).isNotNull();
        assertThat(stretches(read("a good day ".repeat(32)))).isNull();
        assertThat(stretches(read("a good day ".repeat(33)))).isNotNull();
    }

    /** A text that says everywhere the same says as a whole what it says in part. */
    @Test
    void theWholeCountsWhereItSaysMore() {
        String text = "雨伞坏了，雨伞真难看，".repeat(12);
        int[] weights = model.weights();
        List<int[]> met = TextFeaturesTest.features(read(text));
        int sum = met.stream()
                .mapToInt(feature -> NgramModel.weight(NgramModel.of(weights, feature[0]), 0))
                .sum();

        assertThat(stretches(read(text)).most(0, 1)).isCloseTo(sum / Math.sqrt(met.size()), within(1e-9));
    }

    /** In the weights that they have in the stretch: a moderator sees what was decided by. */
    @Test
    void explanationsNameTheStretch() {
        String text = CHINESE_TALK.repeat(3) + "雨伞真难看，又丢了雨伞，谁的雨伞，雨伞坏了";

        List<NgramModel.Part> parts = model.parts(read(text), Category.ABUSE);

        assertThat(parts).isNotEmpty().allSatisfy(part -> assertThat(
                        part.canonical().begin())
                .isGreaterThan(
                        CANONICALISER.canonicalise(CHINESE_TALK.repeat(3)).length() - 32));
        assertThat(parts).anySatisfy(part -> assertThat(read(text)
                        .text()
                        .chars()
                        .substring(part.canonical().begin(), part.canonical().end()))
                .contains("伞"));
        assertThat(parts.stream().mapToDouble(NgramModel.Part::contribution).sum())
                .isBetween(abuse(text) / 4, abuse(text) + StretchSums.LESS_SURE);
    }

    /** Stretch by stretch from the list of all features, as the class comment has it. */
    @Test
    void aSlowTwinSaysTheSame() {
        Random random = new Random(5);
        List<String> clauses = List.of(
                "雨伞坏了，",
                "谁的雨伞？",
                "看了比赛。",
                "邻居也过来了，",
                "12345 678 ",
                "my umbrella broke, ",
                "plenty of food for all. ",
                "😀😀",
                "\n");
        int[] weights = model.weights();
        int inStretches = 0;
        for (int text = 0; text < 600; text++) {
            StringBuilder chars = new StringBuilder();
            for (int left = 3 + random.nextInt(20); left > 0; left--) {
                chars.append(clauses.get(random.nextInt(random.nextInt(clauses.size()) + 1))
                        .repeat(1 + random.nextInt(10)));
            }
            ReadText read = read(chars.toString());
            StretchSums sums = stretches(read);
            if (sums == null) {
                continue;
            }
            List<int[]> features = TextFeaturesTest.features(read).stream()
                    .map(feature -> new int[] {feature[1], NgramModel.of(weights, feature[0])})
                    .toList();
            for (int category = 0; category < NgramModel.CATEGORIES.size(); category++) {
                double slow = slow(features, category, read.text());
                assertThat(sums.most(category, SCALE)).as(chars.toString()).isCloseTo(slow, within(1e-9));
                assertThat(sums.end()).isGreaterThan(sums.begin());
                inStretches += sums.begin() > 0 ? 1 : 0;
            }
        }
        assertThat(inStretches).isGreaterThan(50);
    }

    private static double slow(List<int[]> features, int category, CanonicalText text) {
        long letters = text.chars().chars().filter(c -> c < 0x2E80).count();
        int block = 2 * letters > text.length() ? 64 : 16;
        double most = mean(features, category);
        int blocks = text.length() / block + 1;
        for (int first = 0; first < blocks - 1; first++) {
            int begin = first * block;
            List<int[]> inside = features.stream()
                    .filter(feature -> feature[0] >= begin && feature[0] < begin + 2 * block)
                    .toList();
            if (inside.size() >= 20) {
                most = Math.max(most, mean(inside, category) - 2.5 - Math.log((blocks - 1) / 4.0));
            }
        }
        return most;
    }

    private static double mean(List<int[]> features, int category) {
        double sum = features.stream()
                .mapToDouble(feature -> NgramModel.weight(feature[1], category))
                .sum();
        return SCALE * sum / Math.sqrt(Math.max(1, features.size()));
    }
}
