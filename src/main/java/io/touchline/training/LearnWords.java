package io.touchline.training;

import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.LexiconException;
import io.touchline.lexicon.Lexicons;
import io.touchline.lexicon.TellingWords;
import io.touchline.lexicon.WordCounting;
import io.touchline.target.MentionFinder;
import io.touchline.target.TargetNames;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Counts which word follows which in the comments that the models learn from, so that words in disguise can be read by
 * what stands around them.
 *
 * <pre>{@code
 * java -cp 'target/quarkus-app/app/*:target/quarkus-app/lib/main/*' io.touchline.training.LearnWords \
 *     FILE [FILE...] --targets targets.json --out src/main/resources/models/words.bin
 * }</pre>
 *
 * <p>Files are as for {@link Evaluate}; whether a comment is harmful tells whether letters in it are what they seem; what is a disguise of another comment is left out. The
 * same files give the same counts, to the byte. Exit code 0, or 2 if the command line or an input file is wrong.
 */
public final class LearnWords {

    private static final String USAGE =
            """
            usage: LearnWords FILE [FILE...] --out words.bin [--targets targets.json] [--map text=comment]
                              [--format csv|jsonl]""";

    private LearnWords() {}

    public static void main(String[] args) {
        System.exit(run(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        try {
            CommandLine words = new CommandLine(Set.of("--out", "--targets"), Set.of(), args);
            Path to = words.path("--out").orElseThrow(() -> new UsageException("no --out file"));
            List<Path> inputs = new ArrayList<>(
                    words.files().stream().map(CommentFile::path).toList());
            words.path("--targets").ifPresent(inputs::add);
            try (OutputFiles files = OutputFiles.prepare(List.of(to), inputs)) {
                learn(words, to, files, out);
            }
            return 0;
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.println(USAGE);
        } catch (InputException | LexiconException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        return 2;
    }

    private static void learn(CommandLine words, Path to, OutputFiles files, PrintStream out)
            throws UsageException, InputException, IOException {
        Canonicaliser canonicaliser = new Canonicaliser();
        List<TargetNames> registry = words.path("--targets").isPresent()
                ? new TargetFile(words.path("--targets").get(), canonicaliser).targets()
                : List.of();
        Lexicons lexicons = Evaluate.lexicons(Optional.empty(), canonicaliser);
        MentionFinder finder = new MentionFinder(registry, canonicaliser, lexicons.disguises());
        WordCounting counting =
                new WordCounting(lexicons.disguises(), TellingWords.in(BundledLexicons.read(), canonicaliser));
        int counted = 0;
        for (LabelledComment comment : Evaluate.comments(words.files())) {
            CanonicalText text = canonicaliser.canonicalise(comment.text());
            if (comment.partner().isEmpty() && text.chars().chars().anyMatch(Character::isIdeographic)) {
                counting.add(text, finder.find(text), comment.truth().containsValue(true));
                counted++;
            }
        }
        byte[] learned = counting.learned();
        files.write(to, learned);
        files.publish();
        out.println("%d comments, %d bytes".formatted(counted, learned.length));
    }
}
