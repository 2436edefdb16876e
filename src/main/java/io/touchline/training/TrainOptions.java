package io.touchline.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command line of {@link Train}.
 *
 * @param files to learn from
 * @param fresh to learn from too; the lexicons were not written with them, so that they say how far to trust lexicons
 * @param tests not learned from
 * @param out where the model goes
 * @param card where what was printed goes too, with what the model was made of
 * @param folds into how many parts batches are put for what is measured on comments not trained on
 * @param variants how many times a comment is learned from again with a word in disguise
 * @param cost of an error against the penalty on weights
 * @param rarer how many times rarer, in odds, harm is where the model is used than in {@code fresh}
 * @param withoutKinds whether to train once without each kind, to see what is found of it then
 */
record TrainOptions(
        List<CommentFile> files,
        List<CommentFile> fresh,
        List<CommentFile> tests,
        Optional<Path> targets,
        Optional<Path> lexicons,
        Path out,
        Optional<Path> card,
        int folds,
        long seed,
        int variants,
        double cost,
        double rarer,
        boolean withoutKinds) {

    static final String USAGE =
            """
            usage: Train FILE [FILE...] --fresh FILE [--fresh FILE...] --out MODEL.bin [--card CARD.md] [--test FILE...]
                         [--targets targets.json] [--lexicons DIR] [--folds 8] [--seed 1] [--variants 1]
                         [--cost 1] [--rarer 2.5] [--leave-out kinds] [--map label=abuse] [--format csv|jsonl]""";

    static TrainOptions parse(String... args) throws UsageException {
        CommandLine words = new CommandLine(
                Set.of(
                        "--targets",
                        "--lexicons",
                        "--out",
                        "--card",
                        "--folds",
                        "--seed",
                        "--variants",
                        "--cost",
                        "--rarer",
                        "--leave-out"),
                Set.of("--fresh", "--test"),
                args);
        List<CommentFile> fresh = words.files("--fresh");
        if (fresh.isEmpty()) {
            throw new UsageException("no --fresh file to tell how far lexicons can be trusted");
        }
        Optional<String> leaveOut = words.option("--leave-out");
        if (leaveOut.isPresent() && !leaveOut.get().equals("kinds")) {
            throw new UsageException("--leave-out takes kinds, not " + leaveOut.get());
        }
        return new TrainOptions(
                words.files(),
                fresh,
                words.files("--test"),
                words.path("--targets"),
                words.path("--lexicons"),
                words.path("--out").orElseThrow(() -> new UsageException("no --out for the model")),
                words.path("--card"),
                Math.max(2, (int) words.number("--folds", 8)),
                (long) words.number("--seed", 1),
                words.option("--variants").equals(Optional.of("0")) ? 0 : (int) words.number("--variants", 1),
                words.number("--cost", 1),
                words.number("--rarer", 2.5),
                leaveOut.isPresent());
    }
}
