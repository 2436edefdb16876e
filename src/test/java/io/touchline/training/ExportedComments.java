package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a labelled set that the service has exported, with what the commands read it with. */
public final class ExportedComments {

    private ExportedComments() {}

    /** By text whether each is abuse, slander and incitement. */
    public static Map<String, List<Integer>> truth(Path file) throws IOException {
        Map<String, List<Integer>> truth = new LinkedHashMap<>();
        try {
            for (LabelledComment comment : new CommentFile(file, CommentFile.Format.of(file), Map.of()).comments()) {
                List<Integer> harms = Row.SCORED.stream()
                        .map(category -> comment.truth().get(category) ? 1 : 0)
                        .toList();
                assertThat(truth.put(comment.text(), harms)).isNull();
            }
        } catch (InputException e) {
            throw new AssertionError(e.getMessage(), e);
        }
        return truth;
    }

    /** The report on it, by lexicons of one term: what is asked is whether the file can be read. */
    public static String evaluate(Path file, Path directory) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = new Evaluate(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        1)
                .run(
                        file.toString(),
                        "--misses",
                        directory.resolve("misses.csv").toString(),
                        "--encoder",
                        "none",
                        "--lexicons",
                        SmallLexicon.in(directory).toString());
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(exit).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
