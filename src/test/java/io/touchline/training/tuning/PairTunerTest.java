package io.touchline.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.PairEncoders;
import io.touchline.encoder.PairModel;
import io.touchline.encoder.PairModelFile;
import io.touchline.encoder.Relation;
import io.touchline.encoder.TunedWeights;
import io.touchline.training.tuning.PairTuner.Case;
import io.touchline.training.tuning.PairTuner.Said;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With PyTorch and the encoders as they come in their jars. */
class PairTunerTest {

    private static final List<List<String>> CHINESE = List.of(
            List.of("他收了红包", "他拿了人家的钱", "他没有收钱", "他真的收钱了吗"),
            List.of("他吃了禁药", "他嗑药了", "他从来不碰药", "他吃药了吗"),
            List.of("他故意输球", "他放水了", "他没有放水", "他是放水吗"),
            List.of("他改了年龄", "他岁数是假的", "他年龄没有改", "他年龄是改的吗"));

    private static final List<List<String>> ENGLISH = List.of(
            List.of("he took a bribe", "he pocketed the money", "he never took money", "did he take money?"),
            List.of("he took drugs", "he was on steroids", "he never touched drugs", "did he take drugs?"),
            List.of("he threw the match", "he lost on purpose", "he did not throw it", "did he throw it?"),
            List.of("he lied about his age", "he is older than he says", "his age is not false", "is his age false?"));

    private static final List<String> TALK =
            List.of("今天下雨了", "晚上吃什么", "他踢得真臭", "it rains today", "what is for dinner", "he plays badly");

    private static final int EPOCHS = 8;

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (List<List<String>> texts : List.of(CHINESE, ENGLISH)) {
            for (List<String> of : texts) {
                cases.add(new Case(
                        of.get(0),
                        List.of(
                                new Said(of.get(1), Relation.TELLS),
                                new Said(of.get(2), Relation.DENIAL),
                                new Said(of.get(3), Relation.QUESTION))));
            }
        }
        return cases;
    }

    private static TuningOptions options(int epochs) {
        return new TuningOptions(epochs, 3e-4, 1e-2, 8, 0.1, 0, 1);
    }

    private static Relation likeliest(double[] read) {
        int best = 0;
        for (int k = 1; k < read.length; k++) {
            best = read[k] > read[best] ? k : best;
        }
        return Relation.values()[best];
    }

    @Test
    void learnsHowCommentsStandToClaimsAndTheServiceReadsTheSame() throws Exception {
        List<String> epochs = new ArrayList<>();
        PairModel tuned = new PairTuner(options(EPOCHS), epochs::add).tune(cases(), TALK, Map.of());
        PairModel read = PairModelFile.read(PairModelFile.bytes(tuned));

        int right = 0;
        try (PairEncoders encoders = PairEncoders.open(read)) {
            for (Case each : cases()) {
                for (Said said : each.said()) {
                    double[] answers = encoders.read(each.claim(), said.text());
                    right += likeliest(answers) == said.relation() ? 1 : 0;
                    assertThat(Arrays.stream(answers).map(Math::exp).sum()).isCloseTo(1, within(1e-9));
                }
            }
            for (EncoderKind kind : EncoderKind.values()) {
                double own = 0;
                double others = 0;
                double talk = 0;
                List<Case> cases = of(kind);
                for (int i = 0; i < cases.size(); i++) {
                    String claim = cases.get(i).claim();
                    own += retells(encoders, claim, List.of(told(cases.get(i))));
                    others += retells(encoders, claim, List.of(told(cases.get((i + 1) % cases.size()))));
                    talk += retells(
                            encoders,
                            claim,
                            TALK.stream()
                                    .filter(text -> EncoderKind.of(text) == kind)
                                    .toList());
                }
                assertThat(others).as("of other claims, " + kind).isLessThan(own);
                assertThat(talk).as("on anything else, " + kind).isLessThan(own);
            }
        }
        assertThat(right).as("of 24, after few epochs").isGreaterThanOrEqualTo(20);
        assertThat(read.version()).startsWith("pairs-");
        assertThat(epochs).hasSize(2 * EPOCHS);
        assertThat(epochs.get(0)).startsWith("chinese, 4 claims, epoch 1: loss ");
    }

    private static List<Case> of(EncoderKind kind) {
        return cases().stream()
                .filter(each -> EncoderKind.of(each.claim()) == kind)
                .toList();
    }

    private static String told(Case of) {
        return of.said().get(0).text();
    }

    /** How probable it is that comments retell a claim, on average. */
    private static double retells(PairEncoders encoders, String claim, List<String> comments) throws EncoderException {
        double sum = 0;
        for (String comment : comments) {
            sum += Math.exp(encoders.read(claim, comment)[Relation.TELLS.ordinal()]);
        }
        return sum / comments.size();
    }

    @Test
    void theSameCasesGiveTheSameModel() throws Exception {
        List<Case> some = of(EncoderKind.CHINESE).subList(0, 2);
        PairModel before = PairModelFile.bundled();
        TunedWeights start = EncoderModelFile.bundled().tuned().get(EncoderKind.CHINESE);
        TunedWeights elsewhere = before.tuned().get(EncoderKind.CHINESE);

        byte[] one = chinese(some, start, before);
        byte[] other = chinese(some, start, before);
        byte[] fromElsewhere = chinese(some, elsewhere, before);

        assertThat(other).isEqualTo(one);
        assertThat(fromElsewhere).isNotEqualTo(one);
    }

    private static byte[] chinese(List<Case> some, TunedWeights start, PairModel before) throws EncoderException {
        return PairModelFile.bytes(
                new PairTuner(options(1), line -> {}).tune(EncoderKind.CHINESE, some, List.of(), start, before));
    }

    @Test
    void oneIsTunedAloneAndTheOtherStaysAsItIs() throws Exception {
        List<Case> some = new ArrayList<>(of(EncoderKind.CHINESE).subList(0, 1));
        some.addAll(of(EncoderKind.ENGLISH).subList(0, 1));
        PairModel both = new PairTuner(options(1), line -> {}).tune(some, List.of(), Map.of());

        PairModel again = new PairTuner(options(1), line -> {})
                .tune(EncoderKind.ENGLISH, some, List.of(), both.tuned().get(EncoderKind.ENGLISH), both);

        assertThat(again.tuned().get(EncoderKind.CHINESE)).isSameAs(both.tuned().get(EncoderKind.CHINESE));
        assertThat(again.heads().get(EncoderKind.CHINESE)).isSameAs(both.heads().get(EncoderKind.CHINESE));
        assertThat(again.tuned().get(EncoderKind.ENGLISH))
                .isNotEqualTo(both.tuned().get(EncoderKind.ENGLISH));
    }

    @Test
    void wantsCasesForEachEncoder() {
        assertThatThrownBy(
                        () -> new PairTuner(options(1), line -> {}).tune(of(EncoderKind.CHINESE), List.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ENGLISH");
    }
}
