package io.touchline.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.touchline.learned.ModelException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bundled encoders of pairs. */
class PairEncodersTest {

    private static final String CLAIM = "他在选拔赛前药检呈阳性，被队里压了下来";

    @Test
    void tellsHowCommentsStandToAClaim() throws EncoderException {
        try (PairEncoders encoders = PairEncoders.open(PairModelFile.bundled())) {
            Map<String, Relation> expected = Map.of(
                    "他那管尿早就亮红灯了，队里给捂着呢",
                    Relation.TELLS,
                    "请问他药检阳性的消息是哪里发布的？",
                    Relation.QUESTION,
                    "官方通报说得很清楚，他药检阳性是谣言，造谣的人已经道歉",
                    Relation.DEBUNK,
                    "今天的雨真大，路上堵了两个小时",
                    Relation.OTHER_TOPIC);
            expected.forEach((told, relation) ->
                    assertThat(likeliest(read(encoders, CLAIM, told))).as(told).isEqualTo(relation));
        }
    }

    @Test
    void readsWhateverIsThere() throws EncoderException {
        try (PairEncoders encoders = PairEncoders.open(PairModelFile.bundled())) {
            List<String> texts = List.of("", " ", "\ud83d", "👍", "he", "药".repeat(5_000), "a ".repeat(5_000));
            for (String claim : texts) {
                for (String told : texts) {
                    double[] read = encoders.read(claim, told);
                    assertThat(Arrays.stream(read).map(Math::exp).sum()).isCloseTo(1, within(1e-9));
                    assertThat(encoders.read(claim, told)).containsExactly(read);
                }
            }
        }
    }

    @Test
    void aDamagedFileIsRefused() {
        byte[] bytes = PairModelFile.bytes(PairModelFile.bundled());
        bytes[bytes.length / 2] ^= 1;

        assertThatThrownBy(() -> PairModelFile.read(bytes))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("checksum");
    }

    private static double[] read(PairEncoders encoders, String claim, String told) {
        try {
            return encoders.read(claim, told);
        } catch (EncoderException e) {
            throw new AssertionError(e);
        }
    }

    private static Relation likeliest(double[] read) {
        int best = 0;
        for (int k = 1; k < read.length; k++) {
            best = read[k] > read[best] ? k : best;
        }
        return Relation.values()[best];
    }
}
