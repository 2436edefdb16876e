package io.touchline.training;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.SecondTier;
import io.touchline.learned.LearnedModel;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.LexiconException;
import io.touchline.lexicon.LexiconFiles;
import io.touchline.lexicon.Lexicons;
import io.touchline.scoring.CategoryScore;
import io.touchline.scoring.CommentScore;
import io.touchline.target.TargetNames;
import io.touchline.text.Canonicaliser;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures the scorer on labelled comments.
 *
 * <pre>{@code
 * java -cp 'target/quarkus-app/app/*:target/quarkus-app/lib/main/*' io.touchline.training.Evaluate \
 *     FILE [FILE...] [--targets targets.json] [--lexicons DIR] [--misses OUT.csv] \
 *     [--map label=abuse] [--harmful 0,1] [--format csv|jsonl]
 * }</pre>
 *
 * <p>A file is CSV with a header (RFC 4180) or one JSON object a line, told by its name ({@code .jsonl}, {@code .ndjson})
 * or by {@code --format}; UTF-8. Columns: {@code text}; optionally {@code id} (once in a file), {@code targetId} (the
 * target under whose thread the comment stands), {@code kind} (a slice to report on), {@code partner} (the id of the same
 * comment without its disguise), {@code lang}; and {@code abuse}, {@code slander}, {@code incitement} with 0 or 1. A category without a
 * column is not evaluated, a blank cell is left out. {@code --map} renames a column of the file,
 * {@code --harmful} lists the values of a category that mean harm where they are not 0 and 1 ({@code --map class=abuse
 * --harmful 0,1}). Other columns are passed over.
 *
 * <p>{@code --targets} is a JSON array of targets ({@code id}, {@code name}, {@code aliases}, {@code derogatoryNames});
 * without it nobody is recognised by name and every {@code targetId} counts as registered. {@code --lexicons} takes the
 * place of the lexicons in the jar, {@code --model} that of the model in the jar ({@code none}: lexicons alone),
 * {@code --encoder} that of the second tier in the jar ({@code none}: never asked); {@code --by tiers} adds tables of
 * what each tier does by itself and of what it takes to ask the second one less often, {@code --by disguises} one of
 * what each still finds of harmful comments whose words are in disguise: those of the files beside their partners, and
 * others written by machine; {@code --compare} scores
 * everything with another model too, and prints where the two differ and which of them is right; the other's second tier
 * is that of {@code --compare-encoder}, else the bundled one beside the bundled model if the first model has one, else
 * none.
 *
 * <p>Prints measures per category at the threshold of assertion, a table per kind, one of disguised comments beside
 * their partners, and the speed of one thread. The
 * texts of comments go to the misses file only ({@code target/evaluate-misses.csv} unless told): one row for each
 * comment and category that the scorer got wrong, with what weighed most. Exit code 0, or 2 if the command line or an
 * input file is wrong.
 */
public final class Evaluate {

    private static final int OK = 0;
    private static final int WRONG_INPUT = 2;

    /** Of the choice among ways to disguise a word. */
    private static final long SEED = 1;

    private final PrintStream out;
    private final PrintStream err;
    private final int warmUp;

    Evaluate(PrintStream out, PrintStream err) {
        this(out, err, Evaluation.WARM_UP);
    }

    /** @param warmUp comments to be scored before the clock runs; fewer where nobody looks at it */
    Evaluate(PrintStream out, PrintStream err, int warmUp) {
        this.out = out;
        this.err = err;
        this.warmUp = warmUp;
    }

    public static void main(String[] args) {
        System.exit(new Evaluate(utf8(FileDescriptor.out), utf8(FileDescriptor.err)).run(args));
    }

    /** Kinds may be in any script, whatever the locale of the shell. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    int run(String... args) {
        try {
            evaluate(EvaluateOptions.parse(args));
            return OK;
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.println(EvaluateOptions.USAGE);
        } catch (InputException | LexiconException | EncoderException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            // The message of most is nothing but the path.
            err.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        return WRONG_INPUT;
    }

    private void evaluate(EvaluateOptions options)
            throws UsageException, InputException, EncoderException, IOException {
        OutputFiles.prepare(List.of(options.misses()), options.inputs());
        Canonicaliser canonicaliser = new Canonicaliser();
        Lexicons lexicons = lexicons(options.lexicons(), canonicaliser);
        Optional<List<TargetNames>> registry = options.targets().isPresent()
                ? Optional.of(new TargetFile(options.targets().get(), canonicaliser).targets())
                : Optional.empty();
        Pipelines pipelines =
                (learned, second) -> new CommentPipeline(canonicaliser, lexicons, learned, registry, second);
        List<LabelledComment> comments = comments(options.files());
        ReportPrinter printer = new ReportPrinter(out);
        Optional<LearnedModel> learned = EvaluateOptions.learned(options.model());
        Optional<SecondTier> second = EvaluateOptions.second(options.encoder(), learned);
        try {
            CommentPipeline pipeline = pipelines.of(learned, second);
            printer.line("%d comments; lexicons %s; model %s; %d targets"
                    .formatted(
                            comments.size(),
                            lexicons.version(),
                            pipeline.model(),
                            registry.map(List::size).orElse(0)));
            judge(comments, pipeline, options.misses(), printer);
            if (options.by().isPresent()) {
                CommentPipeline alone = pipelines.of(Optional.empty(), Optional.empty());
                DisguisedComments disguised = new DisguisedComments(lexicons.disguises(), SEED);
                SecondTier tier = second.orElseThrow();
                double band = tier.model().band();
                switch (options.by().get()) {
                    case TIERS -> {
                        Tiers tiers = pipeline.tiers(comments, alone, tier);
                        tiers.print(printer, band);
                        tiers.summary(printer, band);
                    }
                    case DISGUISES ->
                        pipeline.tiers(disguised.with(comments, pipelines.of(learned, Optional.empty())), alone, tier)
                                .disguises(printer, band);
                }
            }
            if (options.other().isPresent()) {
                compare(comments, pipeline, options, pipelines, printer);
            }
        } finally {
            close(second);
        }
    }

    private static void close(Optional<SecondTier> second) throws EncoderException {
        if (second.isPresent()) {
            second.get().close();
        }
    }

    private interface Pipelines {

        CommentPipeline of(Optional<LearnedModel> learned, Optional<SecondTier> second);
    }

    private void judge(List<LabelledComment> comments, CommentPipeline pipeline, Path missesFile, ReportPrinter printer)
            throws IOException {
        long strayed = comments.stream().filter(pipeline::strayed).count();
        if (strayed > 0) {
            printer.line("%d comments stand under a target that is not registered".formatted(strayed));
        }
        Evaluation evaluation = new Evaluation(pipeline::score, comments);
        try (MissesFile misses = new MissesFile(missesFile)) {
            Tally tally = evaluation.judge(misses);
            printer.line("");
            printer.categories(tally.categories());
            printer.kinds(tally.kinds());
            printer.pairs(tally.pairs());
            printer.throughput(evaluation.time(warmUp), comments.size());
            printer.line("misses: %d, in %s".formatted(misses.misses(), missesFile));
        }
    }

    private static void compare(
            List<LabelledComment> comments,
            CommentPipeline one,
            EvaluateOptions options,
            Pipelines pipelines,
            ReportPrinter printer)
            throws UsageException, EncoderException, IOException {
        Optional<LearnedModel> learned = EvaluateOptions.learned(options.other().orElseThrow());
        Optional<SecondTier> second = EvaluateOptions.second(options.encoderOfOther(), learned);
        try {
            compare(comments, one, pipelines.of(learned, second), printer);
        } finally {
            close(second);
        }
    }

    /** The measures of the other model, and every comment and category that the two decide differently, by id. */
    private static void compare(
            List<LabelledComment> comments, CommentPipeline one, CommentPipeline other, ReportPrinter printer) {
        Tally tally = new Tally();
        List<String> differences = new ArrayList<>();
        for (LabelledComment comment : comments) {
            Map<Category, CategoryScore> ofOne = one.score(comment).categories();
            CommentScore score = other.score(comment);
            tally.add(comment, score);
            for (Category category : Row.SCORED) {
                CategoryScore before = ofOne.get(category);
                CategoryScore after = score.categories().get(category);
                if (before.asserted() != after.asserted()) {
                    Boolean truth = comment.truth().get(category);
                    differences.add(String.format(
                            Locale.ROOT,
                            "%-24s %-11s %.3f -> %.3f  %s",
                            comment.id(),
                            Row.column(category),
                            before.score(),
                            after.score(),
                            truth == null
                                    ? "unknown"
                                    : "right by " + (truth == after.asserted() ? other : one).model()));
                }
            }
        }
        printer.line("");
        printer.line("compared with " + other.model());
        printer.categories(tally.categories());
        printer.line("");
        printer.line("decided otherwise: %d, by %s -> by %s".formatted(differences.size(), one.model(), other.model()));
        differences.forEach(printer::line);
    }

    /** Of a folder, or those in the jar. */
    static Lexicons lexicons(Optional<Path> directory, Canonicaliser canonicaliser) throws UsageException, IOException {
        if (directory.isEmpty()) {
            return BundledLexicons.compiled();
        }
        LexiconFiles files = LexiconFiles.read(directory.get());
        if (files.files().isEmpty()) {
            throw new UsageException("there are no lexicons in " + directory.get());
        }
        return Lexicons.compile(files, canonicaliser);
    }

    /** Of all files, each comment under an id of its own; one that stands twice in a file is refused. */
    static List<LabelledComment> comments(List<CommentFile> files) throws UsageException, InputException, IOException {
        Map<Path, List<LabelledComment>> comments = new LinkedHashMap<>();
        for (CommentFile file : files) {
            if (comments.put(file.path().normalize(), file.comments()) != null) {
                throw new UsageException(file.path() + " is given twice");
            }
        }
        List<LabelledComment> all = DistinctIds.joined(comments);
        if (all.isEmpty()) {
            throw new UsageException("there are no comments in the input");
        }
        return all;
    }
}
