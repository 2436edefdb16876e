package io.touchline.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The command line of {@link CrossValidate}.
 *
 * @param own to learn from always; their columns are not renamed
 * @param added to learn from too
 * @param measured to measure on
 * @param folds into how many parts the measured comments are put, each measured by models that learned from the others;
 *     0 if nothing is learned from any
 * @param points how many comments the second tier learns from at most
 * @param epochs how often it goes through them
 */
record CrossValidateOptions(
        List<CommentFile> own,
        List<CommentFile> added,
        List<CommentFile> measured,
        Optional<Path> targets,
        Optional<Path> lexicons,
        int folds,
        int points,
        int epochs,
        double asked,
        long seed) {

    static final String USAGE =
            """
            usage: CrossValidate OWN [OWN...] --on FILE [--on FILE...] [--add FILE...] [--folds 5] [--points 4000]
                                 [--epochs 3] [--asked 0.3] [--seed 1] [--targets targets.json] [--lexicons DIR]
                                 [--map label=abuse] [--harmful 1] [--format csv|jsonl]""";

    static CrossValidateOptions parse(String... args) throws UsageException {
        CommandLine words = new CommandLine(
                Set.of("--folds", "--points", "--epochs", "--asked", "--seed", "--targets", "--lexicons"),
                Set.of("--on", "--add"),
                args);
        CrossValidateOptions options = new CrossValidateOptions(
                words.ownFiles(),
                words.files("--add"),
                words.files("--on"),
                words.path("--targets"),
                words.path("--lexicons"),
                words.count("--folds", 0, 0),
                words.count("--points", 4000, 1),
                words.count("--epochs", 3, 1),
                words.share("--asked", 0.3),
                (long) words.number("--seed", 1));
        if (options.measured().isEmpty()) {
            throw new UsageException("no --on file to measure on");
        }
        // What is measured and our own too would be learned from in every part; of what is added it is left off.
        TrainOptions.refuseTwice(Stream.of(options.own(), options.measured())
                .flatMap(List::stream)
                .map(CommentFile::path)
                .toList());
        if (options.folds() == 1) {
            throw new UsageException("--folds takes 0 or more than one");
        }
        if (options.folds() == 0 && options.added().isEmpty()) {
            throw new UsageException("--add or --folds is needed, or there is nothing to learn beside our own");
        }
        return options;
    }
}
