package io.touchline.rumour;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.rumour.EvaluateRumours.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds what is reached: on the rumours that the matcher was developed and fitted on, and on those of others, whom its
 * makers had not read. The goal (recall 0.90 at 5 % false matches) is not reached; see the README.
 */
class RumourCorpusTest {

    private static final Path FITTED = Path.of("src/test/resources/corpus/rumours-dev.jsonl");
    private static final Path UNSEEN = Path.of("src/test/resources/corpus/rumours-test.jsonl");

    @Test
    void findsRewordingsWithVectors() throws Exception {
        try (EncoderVectors vectors = new EncoderVectors()) {
            hold(FITTED, vectors, 0.78, 0.02);
        }
    }

    @Test
    void findsRewordingsOfUnseenRumours() throws Exception {
        try (EncoderVectors vectors = new EncoderVectors()) {
            hold(UNSEEN, vectors, 0.75, 0.06);
        }
    }

    @Test
    void findsFewerWithoutVectorsAndIsAsRarelyWrong() throws Exception {
        hold(FITTED, SentenceVectors.NONE, 0.5, 0.03);
        hold(UNSEEN, SentenceVectors.NONE, 0.54, 0.055);
    }

    private static void hold(Path corpus, SentenceVectors vectors, double recall, double falseMatches)
            throws Exception {
        Result result = EvaluateRumours.of(RumourCase.read(corpus), vectors, false);
        System.out.println("rumours, " + corpus.getFileName() + ": " + result);

        assertThat(result.recall()).isGreaterThanOrEqualTo(recall);
        assertThat(result.falseMatchesInAll()).isLessThanOrEqualTo(falseMatches);
    }
}
