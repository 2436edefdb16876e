package io.touchline.training;

import io.touchline.lexicon.Category;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.Evidence;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The comments that the scorer got wrong, one CSV row for each category in which it did. Holds their texts; nothing else
 * that an evaluation writes does.
 */
final class MissesFile implements Closeable {

    private static final int TOP_SOURCES = 5;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("id", "kind", "category", "miss", "score", "sources", "text")
            .get();

    private final CSVPrinter printer;
    private int misses;

    MissesFile(Path path) throws IOException {
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        this.printer = new CSVPrinter(Files.newBufferedWriter(path), FORMAT);
    }

    void add(LabelledComment comment, CommentScore score) throws IOException {
        for (Category category : Row.SCORED) {
            Optional<Judgement> judgement = Tally.judgement(comment, score, category);
            if (judgement.isPresent() && !judgement.get().right()) {
                misses++;
                printer.printRecord(
                        comment.id(),
                        comment.kind(),
                        Row.column(category),
                        judgement.get().flagged() ? "FALSE_POSITIVE" : "FALSE_NEGATIVE",
                        String.format(Locale.ROOT, "%.6f", judgement.get().score()),
                        sources(score, category),
                        comment.text());
            }
        }
    }

    int misses() {
        return misses;
    }

    /** What weighed most for or against, as {@code file#id(+3.00)}. */
    private static String sources(CommentScore score, Category category) {
        return score.evidence().stream()
                .filter(evidence -> evidence.category() == category)
                .sorted(Comparator.comparingDouble(evidence -> -Math.abs(evidence.contribution())))
                .limit(TOP_SOURCES)
                .map(evidence -> String.format(Locale.ROOT, "%s(%+.2f)", source(evidence), evidence.contribution()))
                .collect(Collectors.joining(" "));
    }

    private static String source(Evidence evidence) {
        if (evidence instanceof Evidence.Term term) {
            return term.source();
        } else if (evidence instanceof Evidence.Frame frame) {
            return frame.source();
        } else if (evidence instanceof Evidence.Modified modified) {
            return modified.modifier() + ":" + modified.source();
        }
        if (evidence instanceof Evidence.Ngram ngram) {
            return ngram.canonical().isEmpty() ? "ngrams" : "ngram:" + ngram.canonical();
        }
        return evidence instanceof Evidence.Encoder ? "encoder" : ((Evidence.Context) evidence).source();
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
