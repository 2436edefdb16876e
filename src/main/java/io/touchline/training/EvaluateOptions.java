package io.touchline.training;

import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelException;
import io.touchline.learned.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command line of {@link Evaluate}.
 *
 * @param targets the registry to recognise names from
 * @param lexicons the directory to read lexicons from instead of those in the jar
 * @param model a model file, {@code bundled}, or {@code none} for lexicons alone
 * @param other a model to compare it with
 */
record EvaluateOptions(
        List<CommentFile> files,
        Optional<Path> targets,
        Optional<Path> lexicons,
        Path misses,
        String model,
        Optional<String> other) {

    static final String USAGE =
            """
            usage: Evaluate FILE [FILE...] [--targets targets.json] [--lexicons DIR] [--misses OUT.csv]
                            [--model FILE|none] [--compare FILE|bundled|none]
                            [--map label=abuse] [--format csv|jsonl]""";

    private static final String BUNDLED = "bundled";
    private static final String NONE = "none";

    static EvaluateOptions parse(String... args) throws UsageException {
        CommandLine words =
                new CommandLine(Set.of("--targets", "--lexicons", "--misses", "--model", "--compare"), Set.of(), args);
        return new EvaluateOptions(
                words.files(),
                words.path("--targets"),
                words.path("--lexicons"),
                words.path("--misses").orElse(Path.of("target/evaluate-misses.csv")),
                words.option("--model").orElse(BUNDLED),
                words.option("--compare"));
    }

    /** The model that an option names. */
    static Optional<LearnedModel> learned(String model) throws UsageException, IOException {
        try {
            return switch (model) {
                case NONE -> Optional.empty();
                case BUNDLED -> Optional.of(ModelFile.bundled());
                default -> Optional.of(ModelFile.read(Path.of(model)));
            };
        } catch (ModelException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
