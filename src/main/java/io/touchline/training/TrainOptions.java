package io.touchline.training;

import io.touchline.encoder.EncoderKind;
import io.touchline.learned.NgramModel;
import io.touchline.lexicon.Category;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The command line of {@link Train}.
 *
 * @param files to learn from
 * @param fresh to learn from too; the lexicons were not written with them, so that they say how far to trust lexicons
 * @param newer fresh ones that the encoders of {@code averagedWith} and {@code from} have not learned from
 * @param again one in how many of the fresh comments that are not newer encoders learn from again that go on from older
 *     ones, which have learned from all of them; 1 for all
 * @param newerForEncoders whether the encoders alone learn from the newer ones, so that the first tier stays what it is
 *     without them
 * @param tests not learned from
 * @param keepsFirst whether the first tier is there already and stays as it is: only how much encoders count beside it is
 *     fitted, to comments that neither has seen
 * @param out where the first tier goes, or is
 * @param card where what was printed goes too, with what the model was made of
 * @param folds into how many parts batches are put for what is measured on comments not trained on
 * @param variants how many times a comment is learned from again with a word in disguise
 * @param joined the share of comments that are learned from again with another one behind them
 * @param cost of an error against the penalty on weights
 * @param odds of harm of each category where the model is used; scores are shifted from those of the comments that they
 *     are fitted to
 * @param oddsOfBoth the same for scores that the second tier is part of, which is surer: at higher odds no more harmless
 *     comments are flagged
 * @param encoder where the second tier goes; without it none is trained
 * @param averagedWith an older second tier, whose encoders began with the same numbers: the new one is the mean of both,
 *     or has the older encoders if there are no epochs; what is held out is of the newer files only
 * @param from an older second tier, whose encoders the new ones begin with in the place of those that were published
 * @param only the encoder that is tuned; the other one stays as it begins
 * @param anew whether that one begins with what was published, as encoders do without {@code from}
 * @param heldOut one in how many batches is held out for what encoders say of comments that they did not see
 * @param split the seed by which batches are held out
 * @param epochs how often encoders go through all comments; 0 leaves them as they are
 * @param asked of what share of the fresh comments the second tier shall be asked
 * @param withoutKinds whether to train once without each kind, to see what is found of it then
 */
record TrainOptions(
        List<CommentFile> files,
        List<CommentFile> fresh,
        List<CommentFile> newer,
        int again,
        boolean newerForEncoders,
        List<CommentFile> tests,
        Optional<Path> targets,
        Optional<Path> lexicons,
        boolean keepsFirst,
        Path out,
        Optional<Path> card,
        int folds,
        long seed,
        int variants,
        double joined,
        double cost,
        Map<Category, Double> odds,
        Map<Category, Double> oddsOfBoth,
        Optional<Path> encoder,
        Optional<Path> averagedWith,
        Optional<Path> from,
        Optional<EncoderKind> only,
        boolean anew,
        int heldOut,
        long split,
        int epochs,
        double asked,
        boolean withoutKinds) {

    private static final Map<String, EncoderKind> ONLY =
            Map.of("chinese", EncoderKind.CHINESE, "english", EncoderKind.ENGLISH);

    static final String USAGE =
            """
            usage: Train FILE [FILE...] --fresh FILE [--fresh FILE...] --out MODEL.bin|--first MODEL.bin [--card CARD.md]
                         [--test FILE...]
                         [--targets targets.json] [--lexicons DIR] [--folds 16] [--seed 1] [--variants 1] [--joined 0.4]
                         [--cost 1] [--odds 0.24,0.049,0.046] [--odds-of-both AS_ODDS]
                         [--leave-out kinds]
                         [--encoder SECOND.bin] [[--average-with OLDER.bin] [--from OLDER.bin] --new FILE [--new FILE...]
                         [--new-for encoders] [--again 1] [--only|--anew chinese|english]]
                         [--held-out 3] [--split SEED] [--epochs 3] [--asked 0.3] [--map label=abuse] [--harmful 1] [--format csv|jsonl]""";

    static TrainOptions parse(String... args) throws UsageException {
        CommandLine words = new CommandLine(
                Set.of(
                        "--targets",
                        "--lexicons",
                        "--out",
                        "--first",
                        "--card",
                        "--folds",
                        "--seed",
                        "--variants",
                        "--joined",
                        "--cost",
                        "--odds",
                        "--odds-of-both",
                        "--encoder",
                        "--average-with",
                        "--from",
                        "--only",
                        "--anew",
                        "--new-for",
                        "--again",
                        "--held-out",
                        "--split",
                        "--epochs",
                        "--asked",
                        "--leave-out"),
                Set.of("--fresh", "--new", "--test"),
                args);
        List<CommentFile> fresh = words.files("--fresh");
        if (fresh.isEmpty()) {
            throw new UsageException("no --fresh file to tell how far lexicons can be trusted");
        }
        Optional<String> leaveOut = words.option("--leave-out");
        if (leaveOut.isPresent() && !leaveOut.get().equals("kinds")) {
            throw new UsageException("--leave-out takes kinds, not " + leaveOut.get());
        }
        List<CommentFile> newer = words.files("--new");
        Optional<Path> averagedWith = words.path("--average-with");
        Optional<Path> from = words.path("--from");
        if ((averagedWith.isPresent() || from.isPresent()) == newer.isEmpty()) {
            throw new UsageException(
                    "--average-with or --from and --new go together: what is held out must be new to all encoders");
        }
        Optional<String> newFor = words.option("--new-for");
        if (newFor.isPresent() && (!newFor.get().equals("encoders") || newer.isEmpty())) {
            throw new UsageException("--new-for takes encoders, and needs --new");
        }
        Optional<Path> first = words.path("--first");
        if (first.isPresent() && (newFor.isEmpty() || words.path("--encoder").isEmpty())) {
            throw new UsageException(
                    "--first needs --encoder and --new-for encoders: it has learned from no --new file");
        }
        if (first.isPresent() == words.path("--out").isPresent()) {
            throw new UsageException(first.isPresent() ? "--out or --first, not both" : "no --out for the model");
        }
        if (words.option("--first").filter(Set.of("none", "bundled")::contains).isPresent()) {
            throw new UsageException("--first takes a file, not " + first.get());
        }
        Optional<String> anew = words.option("--anew");
        if (anew.isPresent() && words.option("--only").isPresent()) {
            throw new UsageException("--only or --anew, not both");
        }
        Optional<String> only = words.option("--only").or(() -> anew);
        if (only.isPresent() && (from.isEmpty() || !ONLY.containsKey(only.get()))) {
            throw new UsageException("%s takes chinese or english, and needs --from: the other one stays as it is there"
                    .formatted(anew.isPresent() ? "--anew" : "--only"));
        }
        if (anew.isPresent() && averagedWith.isPresent()) {
            throw new UsageException(
                    "--anew begins with what was published, and --average-with wants the same beginning");
        }
        int again = words.count("--again", 1, 1);
        if (again > 1 && (from.isEmpty() || anew.isPresent())) {
            throw new UsageException("--again needs --from, without --anew: what is left out was learned before");
        }
        int epochs = words.count("--epochs", 3, 0);
        if (epochs == 0 && (averagedWith.isEmpty() || from.isPresent())) {
            throw new UsageException(
                    "--epochs 0 leaves the encoders of --average-with as they are, and goes with it and without --from");
        }
        refuseTwice(Stream.of(words.files(), fresh, newer, words.files("--test"))
                .flatMap(List::stream)
                .map(CommentFile::path)
                .toList());
        double asked = words.share("--asked", 0.3);
        if (asked == 0 || asked == 1) {
            throw new UsageException("--asked takes a share between 0 and 1, for a band of doubt to be fitted to it");
        }
        String odds = words.option("--odds").orElse("0.24,0.049,0.046");
        return new TrainOptions(
                words.files(),
                fresh,
                newer,
                again,
                newFor.isPresent(),
                words.files("--test"),
                words.path("--targets"),
                words.path("--lexicons"),
                first.isPresent(),
                first.or(() -> words.path("--out")).orElseThrow(),
                words.path("--card"),
                words.count("--folds", 16, 2),
                (long) words.number("--seed", 1),
                words.count("--variants", 1, 0),
                words.share("--joined", 0.4),
                words.number("--cost", 1),
                odds("--odds", odds),
                odds("--odds-of-both", words.option("--odds-of-both").orElse(odds)),
                words.path("--encoder"),
                averagedWith,
                from,
                only.map(ONLY::get),
                anew.isPresent(),
                words.count("--held-out", 3, newer.isEmpty() ? 2 : 1),
                (long) words.number("--split", words.number("--seed", 1)),
                epochs,
                asked,
                leaveOut.isPresent());
    }

    /** What is learned from is no test, and counts once. */
    static void refuseTwice(List<Path> files) throws UsageException {
        Set<Path> met = new HashSet<>();
        for (Path file : files) {
            if (!met.add(file.toAbsolutePath().normalize())) {
                throw new UsageException(file + " is given twice");
            }
        }
    }

    /** Every file that is read. */
    List<Path> inputs() {
        return Stream.concat(
                        Stream.of(files, fresh, newer, tests)
                                .flatMap(List::stream)
                                .map(CommentFile::path),
                        Stream.of(targets, averagedWith, from, Optional.of(out).filter(first -> keepsFirst))
                                .flatMap(Optional::stream))
                .toList();
    }

    /** What will be written. */
    List<Path> outputs() {
        return Stream.of(Optional.of(out).filter(first -> !keepsFirst), card, encoder)
                .flatMap(Optional::stream)
                .toList();
    }

    /** One number for all categories, or one for each in the order of the model. */
    private static Map<Category, Double> odds(String option, String value) throws UsageException {
        List<String> numbers = List.of(value.split(",", -1));
        Map<Category, Double> odds = new EnumMap<>(Category.class);
        for (int k = 0; k < NgramModel.CATEGORIES.size(); k++) {
            odds.put(
                    NgramModel.CATEGORIES.get(k),
                    CommandLine.number(option, numbers.get(numbers.size() == 1 ? 0 : Math.min(k, numbers.size() - 1))));
        }
        if (numbers.size() != 1 && numbers.size() != NgramModel.CATEGORIES.size()) {
            throw new UsageException(option + " takes one number or three, not " + value);
        }
        return odds;
    }
}
