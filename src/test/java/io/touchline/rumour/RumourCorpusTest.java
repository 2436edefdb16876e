package io.touchline.rumour;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.rumour.EvaluateRumours.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds what is reached on the corpus that the matcher was developed and fitted on. On rumours that it was not fitted on
 * it reaches less, see {@code FitRumours}.
 */
class RumourCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus/rumours-dev.jsonl");

    @Test
    void findsRewordingsWithVectors() throws Exception {
        List<RumourCase> cases = RumourCase.read(CORPUS);
        try (EncoderVectors vectors = new EncoderVectors()) {
            Result result = EvaluateRumours.of(cases, vectors, false);

            assertThat(result.recall()).isGreaterThanOrEqualTo(0.84);
            assertThat(result.falseMatchesInAll()).isLessThanOrEqualTo(0.03);
        }
    }

    @Test
    void findsFewerWithoutVectorsAndIsAsRarelyWrong() throws Exception {
        Result result = EvaluateRumours.of(RumourCase.read(CORPUS), SentenceVectors.NONE, false);

        assertThat(result.recall()).isGreaterThanOrEqualTo(0.49);
        assertThat(result.falseMatchesInAll()).isLessThanOrEqualTo(0.035);
    }
}
