package io.touchline.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.touchline.encoder.EncoderModel.Weighing;
import io.touchline.encoder.Encoders.Encoded;
import io.touchline.learned.NgramModel;
import io.touchline.lexicon.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class EncoderTrainerTest {

    private static final int SIZE = 60;
    private static final double RIDGE = 0.3;
    private static final int COMPONENTS = 50;

    private final List<Encoded> encoded = new ArrayList<>();
    private final List<Map<Category, Boolean>> truths = new ArrayList<>();
    private final int[] groups = new int[2 * SIZE];

    EncoderTrainerTest() {
        Random random = new Random(7);
        for (int i = 0; i < 2 * SIZE; i++) {
            EncoderKind kind = i < SIZE ? EncoderKind.CHINESE : EncoderKind.ENGLISH;
            boolean harm = random.nextBoolean();
            float[] numbers = new float[kind.dimension()];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = (float) random.nextGaussian() + (harm && k < 40 ? 2 : 0);
            }
            encoded.add(new Encoded(kind, numbers));
            truths.add(
                    i % 10 == 3
                            ? Map.of(Category.ABUSE, harm)
                            : Map.of(Category.ABUSE, harm, Category.SLANDER, !harm, Category.INCITEMENT, false));
            groups[i] = i % 4;
        }
    }

    @Test
    void tellsApartWhatItDidNotSee() {
        double[][] unseen = trainer().unseen(groups);

        int right = 0;
        for (int i = 0; i < unseen.length; i++) {
            right += unseen[i][0] > 0 == truths.get(i).get(Category.ABUSE) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(100);
    }

    /** The closed form against what it stands for: solving again without the group. */
    @Test
    void whatMachinesWithoutAGroupSayIsWhatTheyWouldSay() {
        EncoderTrainer trainer = trainer();
        double[][] unseen = trainer.unseen(groups);
        KernelHead head = trainer.heads().get(EncoderKind.CHINESE);

        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            if (groups[i] != 2) {
                kept.add(i);
            }
        }
        DMatrixRMaj kernel = new DMatrixRMaj(kept.size(), kept.size());
        DMatrixRMaj targets = new DMatrixRMaj(kept.size(), 1);
        double offset = head.offsets()[0];
        for (int i = 0; i < kept.size(); i++) {
            for (int j = 0; j < kept.size(); j++) {
                kernel.set(i, j, near(head, kept.get(i), kept.get(j)) + (i == j ? RIDGE : 0));
            }
            targets.set(i, 0, (truths.get(kept.get(i)).get(Category.ABUSE) ? 1 : -1) - offset);
        }
        DMatrixRMaj solved = new DMatrixRMaj(kept.size(), 1);
        CommonOps_DDRM.solve(kernel, targets, solved);
        for (int left = 2; left < SIZE; left += 4) {
            double expected = offset;
            for (int j = 0; j < kept.size(); j++) {
                expected += solved.get(j, 0) * near(head, left, kept.get(j));
            }
            assertThat(unseen[left][0]).isCloseTo(expected, within(1e-8));
        }
    }

    @Test
    void theHeadSaysWhatTheSumSays() {
        KernelHead head = trainer().heads().get(EncoderKind.ENGLISH);
        float[] numbers = encoded.get(SIZE + 5).numbers();
        float[] unit = head.projection().of(numbers);

        double[] decisions = head.decide(numbers);

        for (int c = 0; c < decisions.length; c++) {
            double expected = head.offsets()[c];
            for (int i = 0; i < head.count(); i++) {
                double product = 0;
                for (int k = 0; k < unit.length; k++) {
                    product += unit[k] * head.points()[i * unit.length + k] * head.step();
                }
                expected += head.coefficients()[c][i] * Math.exp(2 * head.gamma() * (product - 1));
            }
            assertThat(decisions[c]).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void theSameCommentsGiveTheSameModel() throws Exception {
        byte[] one = EncoderModelFile.bytes(model());

        assertThat(EncoderModelFile.bytes(model())).isEqualTo(one);
        EncoderModel read = EncoderModelFile.read(one);
        assertThat(EncoderModelFile.bytes(read)).isEqualTo(one);
        assertThat(read.version()).matches("encoder-[0-9a-f]{8}");
        assertThat(read.besides()).isEqualTo("ngram-x");
        assertThat(read.opinion(encoded.get(3)).weights()).containsOnlyKeys(NgramModel.CATEGORIES);
        assertThat(read.decisions(encoded.get(3))).isEqualTo(model().decisions(encoded.get(3)));
    }

    /** Directions are orthogonal, of length one, and those in which the vectors differ most come first. */
    @Test
    void directionsArePrincipalComponents() {
        List<float[]> vectors = new ArrayList<>();
        encoded.subList(0, SIZE).forEach(some -> vectors.add(some.numbers()));
        Projection projection = ProjectionTrainer.train(vectors, 5);

        double[] spread = new double[5];
        for (float[] vector : vectors) {
            float[] projected = projection.of(vector);
            double length = 0;
            for (int c = 0; c < 5; c++) {
                length += projected[c] * projected[c];
            }
            assertThat(length).isCloseTo(1, within(1e-5));
        }
        for (int c = 0; c < 5; c++) {
            for (int d = 0; d < 5; d++) {
                double product = 0;
                for (int k = 0; k < 512; k++) {
                    product += projection.directions()[c * 512 + k] * projection.directions()[d * 512 + k];
                }
                assertThat(product).isCloseTo(c == d ? 1 : 0, within(1e-5));
            }
            for (float[] vector : vectors) {
                double along = 0;
                for (int k = 0; k < 512; k++) {
                    along += projection.directions()[c * 512 + k]
                            * (vector[k] - projection.means()[k])
                            * projection.scales()[k];
                }
                spread[c] += along * along;
            }
        }
        // What is harm differs by four in forty numbers: nothing differs more.
        assertThat(spread[0]).isGreaterThan(1.5 * spread[1]);
    }

    private EncoderModel model() {
        return EncoderModelFile.of(
                "ngram-x",
                0.5,
                trainer().heads(),
                NgramModel.CATEGORIES.stream()
                        .collect(Collectors.toMap(category -> category, category -> new Weighing(2, 0.1, 0.9))));
    }

    private EncoderTrainer trainer() {
        return new EncoderTrainer(encoded, truths, COMPONENTS, 1, RIDGE);
    }

    private static double near(KernelHead head, int one, int other) {
        int dimension = head.projection().components();
        double product = 0;
        for (int k = 0; k < dimension; k++) {
            product += (double) head.points()[one * dimension + k]
                    * head.step()
                    * head.points()[other * dimension + k]
                    * head.step();
        }
        return Math.exp(2 * head.gamma() * (product - 1));
    }
}
