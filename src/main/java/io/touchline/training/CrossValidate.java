package io.touchline.training;

import io.touchline.encoder.EncoderException;
import io.touchline.lexicon.LexiconException;
import io.touchline.training.tuning.EncoderTuner;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Measures what the two learned tiers can do with comments of another kind than our own, when they learn from such
 * comments too. Makes no model: the first tier is measured by all of its weights, of which a model's table keeps the
 * heaviest.
 *
 * <pre>{@code
 * java -cp 'target/quarkus-app/app/*:target/quarkus-app/lib/main/*' io.touchline.training.CrossValidate \
 *     OWN [OWN...] --on FILE [--on FILE...] [--add FILE...] [--folds 5] [--map label=abuse]
 * }</pre>
 *
 * <p>Files are as for {@link Train}; {@code --map} and {@code --harmful} are about those of {@code --on} and {@code --add}.
 * With {@code --folds} each part of the {@code --on} files is measured by models that learned from the other parts, comments
 * of one {@code batch} in one part, comments without a batch by themselves; without, by models that learned from our own
 * and the {@code --add} files. How much lexicons and tiers count is fitted to what is learned from beside our own, a third
 * of which was left out for it. The second tier learns from {@code --points} of the comments at most, three in four not
 * our own.
 *
 * <p>Prints Markdown, abuse only, one table for all {@code --on} files. Exit code 0, or 2 if the command line or an input
 * file is wrong.
 */
public final class CrossValidate {

    private static final int OK = 0;
    private static final int WRONG_INPUT = 2;

    private final PrintStream out;
    private final PrintStream err;

    CrossValidate(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new CrossValidate(out, err).run(args));
    }

    int run(String... args) {
        try {
            CrossValidateOptions options = CrossValidateOptions.parse(args);
            EncoderTuner.requirePyTorch();
            new CrossValidation(options, new ReportPrinter(out)).measure();
            return OK;
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.println(CrossValidateOptions.USAGE);
        } catch (InputException | LexiconException | EncoderException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        return WRONG_INPUT;
    }
}
