package io.touchline.training;

import io.touchline.lexicon.Category;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes an evaluation as aligned tables. Never writes the text of a comment. */
final class ReportPrinter {

    private final PrintStream out;

    ReportPrinter(PrintStream out) {
        this.out = out;
    }

    void categories(List<CategoryReport> reports) {
        row(
                "%-11s %7s %9s %9s %7s %7s %8s %8s %7s %7s %7s %6s %6s %6s %6s",
                "category",
                "n",
                "positives",
                "precision",
                "recall",
                "f1",
                "accuracy",
                "roc-auc",
                "ap",
                "ece",
                "brier",
                "tp",
                "fp",
                "fn",
                "tn");
        for (CategoryReport report : reports) {
            Confusion confusion = report.confusion();
            row(
                    "%-11s %7d %9d %9s %7s %7s %8s %8s %7s %7s %7s %6d %6d %6d %6d",
                    Row.column(report.category()),
                    confusion.total(),
                    confusion.positives(),
                    rate(confusion.precision()),
                    rate(confusion.recall()),
                    rate(confusion.f1()),
                    rate(confusion.accuracy()),
                    rate(report.rocAuc()),
                    rate(report.averagePrecision()),
                    rate(report.calibrationError()),
                    rate(report.brier()),
                    confusion.truePositives(),
                    confusion.falsePositives(),
                    confusion.falseNegatives(),
                    confusion.trueNegatives());
        }
    }

    /** One row for each kind and category. {@code benign} marks a kind without any comment known to be harmful. */
    void kinds(Map<String, Map<Category, KindSlice>> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        out.println();
        row(
                "%-24s %-11s %7s %9s %8s %8s %15s",
                "kind", "category", "n", "positives", "caught", "flagged", "false-positives");
        kinds.forEach((kind, slices) -> {
            boolean benign = slices.values().stream()
                                    .mapToInt(KindSlice::positives)
                                    .sum()
                            == 0
                    && slices.values().stream().mapToInt(KindSlice::negatives).sum() > 0;
            slices.forEach((category, slice) -> row(
                    "%-24s %-11s %7d %9d %8s %8s %15s%s",
                    kind,
                    Row.column(category),
                    slice.comments(),
                    slice.positives(),
                    rate(slice.caughtShare()),
                    rate(slice.flaggedShare()),
                    rate(slice.falsePositiveShare()),
                    benign ? "  benign" : ""));
        });
    }

    /** One row for each kind whose comments name a partner without the disguise. */
    void pairs(Map<String, PartnerTally.Pairs> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        out.println();
        row("%-24s %7s %12s %16s %7s", "disguise", "pairs", "plain-caught", "disguised-caught", "ratio");
        kinds.forEach((kind, pairs) -> row(
                "%-24s %7d %12d %16d %7s",
                kind, pairs.pairs(), pairs.plainCaught(), pairs.disguisedCaught(), rate(pairs.ratio())));
    }

    /** The head of a Markdown table whose rows are {@link #measures}. */
    void measuresHeader(String first) {
        row(
                "| %s | category | n | harmful | precision | recall | F1 | accuracy | AUC | calibration error |%n"
                        + "|---|---|---|---|---|---|---|---|---|---|",
                first);
    }

    void measures(String title, Tally tally) {
        for (CategoryReport report : tally.categories()) {
            Confusion confusion = report.confusion();
            row(
                    "| %s | %s | %d | %d | %s | %s | %s | %s | %s | %s |",
                    title,
                    Row.column(report.category()),
                    confusion.total(),
                    confusion.positives(),
                    shortRate(confusion.precision()),
                    shortRate(confusion.recall()),
                    shortRate(confusion.f1()),
                    shortRate(confusion.accuracy()),
                    shortRate(report.rocAuc()),
                    shortRate(report.calibrationError()));
        }
    }

    /** A Markdown table of disguises by scorer. @param scorers all with the same kinds */
    void disguises(Map<String, Map<String, PartnerTally.Pairs>> scorers) {
        out.println("| disguise | pairs | " + String.join(" | ", scorers.keySet()) + " |");
        out.println("|---".repeat(scorers.size() + 2) + "|");
        Map<String, PartnerTally.Pairs> any = scorers.values().iterator().next();
        any.forEach((kind, pairs) -> out.println("| " + kind + " | " + pairs.pairs() + " | "
                + scorers.values().stream()
                        .map(kinds -> caught(kinds.get(kind)))
                        .collect(Collectors.joining(" | "))
                + " |"));
    }

    private static String caught(PartnerTally.Pairs pairs) {
        return "%d → %d (%s)".formatted(pairs.plainCaught(), pairs.disguisedCaught(), shortRate(pairs.ratio()));
    }

    void throughput(Throughput throughput, int comments) {
        out.println();
        row(
                "throughput: %.0f comments/s on one thread; per comment median %.1f µs, p99 %.1f µs (n=%d, warmed up)",
                throughput.commentsPerSecond(), throughput.medianMicros(), throughput.p99Micros(), comments);
    }

    void line(String text) {
        out.println(text);
    }

    private void row(String format, Object... cells) {
        out.println(String.format(Locale.ROOT, format, cells).stripTrailing());
    }

    private static String shortRate(double value) {
        return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String rate(double value) {
        return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.4f", value);
    }
}
