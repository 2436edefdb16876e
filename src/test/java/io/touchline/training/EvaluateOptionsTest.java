package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.training.CommentFile.Format;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateOptionsTest {

    @Test
    void readsFilesAndOptionsInAnyOrder() throws UsageException {
        EvaluateOptions options = EvaluateOptions.parse(
                "a.csv",
                "--map",
                "label=abuse",
                "b.jsonl",
                "--targets",
                "t.json",
                "--lexicons",
                "lex",
                "--misses",
                "m.csv");

        Map<String, String> renames = Map.of("label", "abuse");
        assertThat(options.files())
                .containsExactly(
                        new CommentFile(Path.of("a.csv"), Format.CSV, renames),
                        new CommentFile(Path.of("b.jsonl"), Format.JSONL, renames));
        assertThat(options.targets()).contains(Path.of("t.json"));
        assertThat(options.lexicons()).contains(Path.of("lex"));
        assertThat(options.misses()).isEqualTo(Path.of("m.csv"));
    }

    @Test
    void hasDefaults() throws UsageException {
        EvaluateOptions options = EvaluateOptions.parse("a.txt", "--format", "jsonl");

        assertThat(options.files()).containsExactly(new CommentFile(Path.of("a.txt"), Format.JSONL, Map.of()));
        assertThat(options.targets()).isEmpty();
        assertThat(options.lexicons()).isEmpty();
        assertThat(options.misses()).isEqualTo(Path.of("target/evaluate-misses.csv"));
    }

    @Test
    void comparesWithACascadeWhereThereIsOneOrWhereItIsNamed() throws UsageException {
        assertThat(EvaluateOptions.parse("a.csv", "--compare", "bundled").encoderOfOther())
                .isEqualTo("bundled");
        assertThat(EvaluateOptions.parse("a.csv", "--compare", "m.bin").encoderOfOther())
                .isEqualTo("none");
        assertThat(EvaluateOptions.parse("a.csv", "--compare", "m.bin", "--compare-encoder", "e.bin")
                        .encoderOfOther())
                .isEqualTo("e.bin");
    }

    @ParameterizedTest
    @CsvSource({
        "'', no input file",
        "--fast a.csv, unknown option --fast",
        "a.csv --targets, --targets needs a value",
        "a.csv --map label, 'column=name, not label'",
        "a.csv --map label=a --map label=b, renames label twice",
        "a.csv --format xml, 'csv or jsonl, not xml'",
        "'a.csv --harmful 0,,1', '--harmful takes values with commas between them, not 0,,1'",
        "a.csv --by kinds, '--by takes tiers or disguises, not kinds'",
        "a.csv --by disguises --encoder none, --by takes a --model and an --encoder",
        "a.csv --compare-encoder b.bin, --compare-encoder goes with --compare",
        "a.csv --misses m --misses n, --misses is given twice",
    })
    void saysWhatItCannotFollow(String line, String message) {
        assertThatThrownBy(() -> EvaluateOptions.parse(line.isEmpty() ? new String[0] : line.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }
}
