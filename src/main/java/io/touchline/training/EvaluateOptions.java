package io.touchline.training;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderModel;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.SecondTier;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelException;
import io.touchline.learned.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The command line of {@link Evaluate}.
 *
 * @param targets the registry to recognise names from
 * @param lexicons the directory to read lexicons from instead of those in the jar
 * @param model a model file, {@code bundled}, or {@code none} for lexicons alone
 * @param encoder a second tier, {@code bundled}, or {@code none}
 * @param by what is measured beside the whole, if anything
 * @param other a model to compare it with
 * @param encoderOfOther its second tier; {@code none} where there is no other model
 */
record EvaluateOptions(
        List<CommentFile> files,
        Optional<Path> targets,
        Optional<Path> lexicons,
        Path misses,
        String model,
        String encoder,
        Optional<By> by,
        Optional<String> other,
        String encoderOfOther) {

    static final String USAGE =
            """
            usage: Evaluate FILE [FILE...] [--targets targets.json] [--lexicons DIR] [--misses OUT.csv]
                            [--model FILE|none] [--encoder FILE|none] [--by tiers|disguises]
                            [--compare FILE|bundled|none [--compare-encoder FILE|bundled|none]]
                            [--map label=abuse] [--harmful 1] [--format csv|jsonl]""";

    private static final String BUNDLED = "bundled";
    private static final String NONE = "none";

    /** What a measurement is taken apart by. */
    enum By {
        /** What each tier does by itself. */
        TIERS,
        /** What is still found of words in disguise. */
        DISGUISES
    }

    static EvaluateOptions parse(String... args) throws UsageException {
        CommandLine words = new CommandLine(
                Set.of(
                        "--targets",
                        "--lexicons",
                        "--misses",
                        "--model",
                        "--encoder",
                        "--compare",
                        "--compare-encoder",
                        "--by"),
                Set.of(),
                args);
        Optional<By> by = by(words.option("--by"));
        String model = words.option("--model").orElse(BUNDLED);
        // The second tier in the jar belongs to the first one in the jar.
        String encoder = words.option("--encoder").orElse(model.equals(BUNDLED) ? BUNDLED : NONE);
        if (by.isPresent() && (model.equals(NONE) || encoder.equals(NONE))) {
            throw new UsageException("--by takes a --model and an --encoder");
        }
        Optional<String> other = words.option("--compare");
        Optional<String> encoderOfOther = words.option("--compare-encoder");
        if (encoderOfOther.isPresent() && other.isEmpty()) {
            throw new UsageException("--compare-encoder goes with --compare");
        }
        // A cascade is compared with a cascade where there is one.
        boolean bundledCascade = other.equals(Optional.of(BUNDLED)) && !encoder.equals(NONE);
        return new EvaluateOptions(
                words.files(),
                words.path("--targets"),
                words.path("--lexicons"),
                words.path("--misses").orElse(Path.of("target/evaluate-misses.csv")),
                model,
                encoder,
                by,
                other,
                encoderOfOther.orElse(bundledCascade ? BUNDLED : NONE));
    }

    /** What is read. */
    List<Path> inputs() {
        return Stream.of(
                        files.stream().map(CommentFile::path),
                        targets.stream(),
                        lexicons.stream(),
                        Stream.of(model, encoder, encoderOfOther)
                                .filter(name -> !name.equals(BUNDLED) && !name.equals(NONE))
                                .map(Path::of),
                        other.stream()
                                .filter(name -> !name.equals(BUNDLED) && !name.equals(NONE))
                                .map(Path::of))
                .flatMap(paths -> paths)
                .toList();
    }

    private static Optional<By> by(Optional<String> name) throws UsageException {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return switch (name.get()) {
            case "tiers" -> Optional.of(By.TIERS);
            case "disguises" -> Optional.of(By.DISGUISES);
            default -> throw new UsageException("--by takes tiers or disguises, not " + name.get());
        };
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

    /** The second tier that an option names. @param beside the first tier it must belong to */
    static Optional<SecondTier> second(String encoder, Optional<LearnedModel> beside)
            throws UsageException, EncoderException, IOException {
        if (encoder.equals(NONE)) {
            return Optional.empty();
        }
        try {
            EncoderModel model =
                    encoder.equals(BUNDLED) ? EncoderModelFile.bundled() : EncoderModelFile.read(Path.of(encoder));
            if (beside.filter(first -> first.version().equals(model.besides())).isEmpty()) {
                throw new UsageException(model.version() + " goes beside " + model.besides() + " only");
            }
            return Optional.of(SecondTier.open(model));
        } catch (ModelException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
