package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainOptionsTest {

    private static final String NEWER = "a.csv --fresh b.csv --new c.csv --encoder e.bin ";

    @ParameterizedTest
    @CsvSource({
        "--out m.bin --asked 30, '--asked takes a share from 0 to 1, not 30'",
        "--out m.bin --asked 1, --asked takes a share between 0 and 1",
        "--out m.bin --joined 40, '--joined takes a share from 0 to 1, not 40'",
        "--out m.bin --folds 1, '--folds takes a whole number, 2 or more, not 1'",
        "--out m.bin --folds 2.5, '--folds takes a whole number, 2 or more, not 2.5'",
        "--out m.bin --held-out 1, '--held-out takes a whole number, 2 or more, not 1'",
        "--out m.bin --epochs 0, --epochs 0 leaves the encoders of --average-with as they are",
    })
    void saysWhichNumberItCannotFollow(String options, String message) {
        assertThatThrownBy(() -> parse("a.csv --fresh b.csv " + options))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "--out m.bin --from o.bin --epochs 0, goes with it and without --from",
        "--out m.bin --from o.bin --average-with o.bin --epochs 0, goes with it and without --from",
        "--first none --from o.bin --new-for encoders, '--first takes a file, not none'",
        "--out m.bin --from o.bin --only german, '--only takes chinese or english'",
        "--out m.bin --average-with o.bin --only english, 'needs --from'",
        "--out m.bin --average-with o.bin --anew english, '--anew takes chinese or english, and needs --from'",
        "--out m.bin --from o.bin --anew german, '--anew takes chinese or english'",
        "--out m.bin --from o.bin --average-with p.bin --anew english, '--anew begins with what was published'",
        "--out m.bin --from o.bin --only english --anew english, '--only or --anew, not both'",
        "--out m.bin --average-with o.bin --again 4, '--again needs --from, without --anew'",
        "--out m.bin --from o.bin --anew english --again 4, '--again needs --from, without --anew'",
        "--out m.bin --from o.bin --again 0, '--again takes a whole number, 1 or more, not 0'",
        "--first bundled --from o.bin --new-for encoders, '--first takes a file, not bundled'",
    })
    void saysWhatDoesNotGoWithNewerFiles(String options, String message) {
        assertThatThrownBy(() -> parse(NEWER + options))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    /** A card would call it measured on only. */
    @Test
    void refusesAFileThatIsLearnedFromAndTestedOn() {
        assertThatThrownBy(() -> parse("a.jsonl --fresh b.jsonl --test ./b.jsonl --out m.bin"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("b.jsonl is given twice");
    }

    @Test
    void takesNumbersAsTheyAreTyped() throws UsageException {
        TrainOptions options = parse(NEWER + "--out m.bin --average-with o.bin --epochs 0 --held-out 1 --folds 3"
                + " --asked 0.99 --joined 0 --variants 0");

        assertThat(options.epochs()).isZero();
        assertThat(options.heldOut()).isEqualTo(1);
        assertThat(options.folds()).isEqualTo(3);
        assertThat(options.asked()).isEqualTo(0.99);
        assertThat(options.joined()).isZero();
        assertThat(options.variants()).isZero();
    }

    private static TrainOptions parse(String line) throws UsageException {
        return TrainOptions.parse(line.split(" "));
    }
}
