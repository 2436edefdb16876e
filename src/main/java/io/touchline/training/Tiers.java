package io.touchline.training;

import io.touchline.learned.NgramModel;
import io.touchline.scoring.CommentScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the tiers fare on the same comments, each alone and together, and what it takes to ask the second one less. */
final class Tiers {

    /** Shares of comments that the second tier is asked of. */
    private static final double[] SHARES = {0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1};

    private static final String LEXICONS = "lexicons alone";
    private static final String NGRAMS = "first tier alone (n-grams)";
    private static final String FIRST = "lexicons and first tier";

    private final List<Judged> comments = new ArrayList<>();

    /** What each says of one comment. @param doubt of the first tier with the lexicons */
    private record Judged(
            LabelledComment comment,
            CommentScore lexicons,
            CommentScore ngrams,
            CommentScore encoder,
            CommentScore first,
            CommentScore always,
            double doubt) {}

    /**
     * @param first what lexicons and n-grams say
     * @param decisions what the encoder's heads say, log-odds of harm in the order of {@link NgramModel#CATEGORIES}
     */
    void add(
            LabelledComment comment,
            CommentScore lexicons,
            CommentScore ngrams,
            double[] decisions,
            CommentScore first,
            CommentScore always) {
        CommentScore encoder =
                Scores.of(category -> 1 / (1 + Math.exp(-decisions[NgramModel.CATEGORIES.indexOf(category)])));
        comments.add(new Judged(comment, lexicons, ngrams, encoder, first, always, doubt(first)));
    }

    private static double doubt(CommentScore score) {
        return score.categories().values().stream()
                .mapToDouble(category -> Math.abs(logOdds(category.score())))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }

    /** The doubt below which a share of the comments lies; for all of them beyond every doubt that there can be. */
    double band(double share) {
        List<Double> doubts = comments.stream()
                .map(Judged::doubt)
                .sorted(Comparator.naturalOrder())
                .toList();
        int asked = (int) Math.round(share * doubts.size());
        return asked == 0 ? -1 : share == 1 ? Double.MAX_VALUE : doubts.get(asked - 1);
    }

    void print(ReportPrinter printer, double band) {
        choices().forEach((title, choice) -> table(printer, title, choice));
        Tally cascade = table(printer, cascadeTitle(band), cascade(band));
        printer.kinds(cascade.kinds());
        printer.pairs(cascade.pairs());
        printer.line("");
        printer.line(String.format(
                Locale.ROOT,
                "%-6s %8s %s",
                "asked",
                "band",
                "auc and f1 of abuse, slander, incitement; harmless flagged"));
        for (double share : SHARES) {
            double width = band(share);
            Tally tally = tally(cascade(width));
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT, "%-6.2f %8.3f", share, width > 1e6 ? Double.POSITIVE_INFINITY : Math.max(0, width)));
            for (CategoryReport report : tally.categories()) {
                line.append(String.format(
                        Locale.ROOT,
                        "  %.4f %.4f",
                        report.rocAuc(),
                        report.confusion().f1()));
            }
            printer.line(line.append("  ").append(tally.harmlessFlagged()).toString());
        }
    }

    /** The measures of each as one Markdown table. */
    void summary(ReportPrinter printer, double band) {
        printer.line("");
        printer.measuresHeader("scored by");
        choices().forEach((title, choice) -> printer.measures(title, tally(choice)));
        printer.measures(cascadeTitle(band), tally(cascade(band)));
    }

    /**
     * As a Markdown table, per disguise in how many categories of comments the plain comment is caught by each, and in
     * how many of those its disguised twin.
     */
    void disguises(ReportPrinter printer, double band) {
        Map<String, Map<String, PartnerTally.Pairs>> pairs = new LinkedHashMap<>();
        List.of(LEXICONS, NGRAMS, FIRST)
                .forEach(title -> pairs.put(title, tally(choices().get(title)).pairs()));
        pairs.put("cascade", tally(cascade(band)).pairs());
        printer.line("");
        printer.disguises(pairs);
    }

    /** Whose word counts, by what the tables call it; all but the cascade. */
    private static Map<String, Choice> choices() {
        Map<String, Choice> choices = new LinkedHashMap<>();
        choices.put(LEXICONS, Judged::lexicons);
        choices.put(NGRAMS, Judged::ngrams);
        choices.put("second tier alone (encoder)", Judged::encoder);
        choices.put(FIRST, Judged::first);
        choices.put("lexicons and both tiers, the second always asked", Judged::always);
        return choices;
    }

    private static Choice cascade(double band) {
        return judged -> judged.doubt() <= band ? judged.always() : judged.first();
    }

    private String cascadeTitle(double band) {
        return String.format(Locale.ROOT, "cascade, the second tier asked of %.1f%%", 100 * share(band));
    }

    private double share(double band) {
        return comments.stream().filter(judged -> judged.doubt() <= band).count() / (double) comments.size();
    }

    private interface Choice {

        CommentScore of(Judged judged);
    }

    private Tally table(ReportPrinter printer, String title, Choice choice) {
        Tally tally = tally(choice);
        printer.line("");
        printer.line(title);
        printer.categories(tally.categories());
        printer.line("harmless comments flagged in any category: %d of %d"
                .formatted(tally.harmlessFlagged(), tally.harmless()));
        return tally;
    }

    private Tally tally(Choice choice) {
        Tally tally = new Tally();
        comments.forEach(judged -> tally.add(judged.comment(), choice.of(judged)));
        return tally;
    }
}
