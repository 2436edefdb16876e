package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Category;
import io.touchline.scoring.CommentScore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TiersTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Heads are fitted by logistic loss: what they decide are log-odds as they stand. */
    @Test
    void anEncoderThatIsRightThreeTimesInFourWhereItSaysSoHasNoCalibrationError() {
        CommentScore unasked = Scores.of(category -> 0.1);
        double[] threeToOne = {Math.log(3), 0, 0};
        Tiers tiers = new Tiers();
        for (int i = 0; i < 4; i++) {
            tiers.add(comment(i, i > 0), unasked, unasked, threeToOne, unasked, unasked);
        }

        tiers.summary(new ReportPrinter(new PrintStream(out, true, StandardCharsets.UTF_8)), -1);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("\\| second tier alone \\(encoder\\) \\| abuse \\| 4 \\| 3 \\|.*\\| 0\\.000 \\|\n");
    }

    private static LabelledComment comment(int id, boolean abuse) {
        return new LabelledComment(
                "" + id,
                "x",
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                "test",
                Map.of(Category.ABUSE, abuse));
    }
}
