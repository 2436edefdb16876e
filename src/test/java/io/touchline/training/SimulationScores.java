package io.touchline.training;

import io.touchline.coordination.simulation.ChangedTexts;
import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.SecondTier;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.scoring.CommentScore;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the bundled scorer says of the text that simulated match days are made of: writes it behind the phrases of
 * {@code src/test/resources/simulation}, and prints the tables of {@code HostilityScores}. To be run again after a model
 * or a lexicon changes, from the project's root, without arguments; the tables are pasted by hand.
 */
public final class SimulationScores {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");
    private static final Path PHRASES = Path.of("src/test/resources/simulation");
    private static final List<String> SCORED = List.of(
            "chants.txt",
            "slogans.txt",
            "birthday.txt",
            "duties.txt",
            "viral-kind.txt",
            "viral-mocking.txt",
            "jibes.txt");

    /** Whose name stands in a phrase, and under whose post it is said. */
    private static final String PLAYER = "林知夏";

    private static final String PLAYER_ID = "lin-zhixia";

    private static final double LEAST = 1e-4;
    private static final int CHANGES_OF_EACH = 3;
    private static final double RAREST = 0.01;

    private final CommentPipeline pipeline;

    private SimulationScores(CommentPipeline pipeline) {
        this.pipeline = pipeline;
    }

    public static void main(String... args) throws Exception {
        Canonicaliser canonicaliser = new Canonicaliser();
        Optional<LearnedModel> model = Optional.of(ModelFile.bundled());
        try (SecondTier second = EvaluateOptions.second("bundled", model).orElseThrow()) {
            SimulationScores scores = new SimulationScores(new CommentPipeline(
                    canonicaliser,
                    BundledLexicons.compiled(),
                    model,
                    Optional.of(new TargetFile(CORPUS.resolve("targets.json"), canonicaliser).targets()),
                    Optional.of(second)));
            System.out.println("model " + scores.pipeline.model());
            for (String file : SCORED) {
                scores.writeBehind(PHRASES.resolve(file));
            }
            scores.printTables();
        }
    }

    private void writeBehind(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        for (int i = 1; i < lines.size(); i++) {
            String phrase = lines.get(i).substring(0, lines.get(i).indexOf('\t'));
            double hostility = hostility(phrase(phrase.replace("@", PLAYER)));
            lines.set(i, String.format(Locale.ROOT, "%s\t%.3f", phrase, hostility));
        }
        Files.write(file, lines);
    }

    private static LabelledComment phrase(String text) {
        return new LabelledComment(
                text, text, Optional.of(PLAYER_ID), "", Optional.empty(), Optional.empty(), "", Map.of());
    }

    private void printTables() throws IOException, InputException {
        List<LabelledComment> comments = new ArrayList<>();
        for (String name : List.of("functional-test.jsonl", "functional-test-2.jsonl")) {
            comments.addAll(new CommentFile(CORPUS.resolve(name), CommentFile.Format.JSONL, Map.of()).comments());
        }
        Map<Boolean, List<Double>> byTruth = comments.stream()
                .collect(Collectors.partitioningBy(
                        comment -> comment.truth().containsValue(true),
                        Collectors.mapping(this::hostility, Collectors.toList())));
        print("harmful", byTruth.get(true));
        print("harmless", byTruth.get(false));
        List<LabelledComment> chinese = comments.stream()
                .filter(comment -> comment.partner().isEmpty() && EncoderKind.of(comment.text()) == EncoderKind.CHINESE)
                .toList();
        ChangedTexts changed = new ChangedTexts(1);
        printChanges("reworded", chinese, changed::reworded);
        printChanges("added", chinese, changed::added);
    }

    /** By how much log-odds change, by how the text scores as it is. */
    private void printChanges(String name, List<LabelledComment> comments, UnaryOperator<String> change) {
        List<List<Double>> changes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (LabelledComment comment : comments) {
            double plain = hostility(comment);
            for (int i = 0; i < CHANGES_OF_EACH; i++) {
                changes.get(plain < 0.2 ? 0 : plain < 0.8 ? 1 : 2)
                        .add(logOdds(hostility(comment.withText(change.apply(comment.text())))) - logOdds(plain));
            }
        }
        changes.forEach(of -> print(name, of, RAREST));
    }

    /** The 21 quantiles; how many are at 0.5 or above means something of scores only. */
    private static void print(String name, List<Double> values) {
        print(name, values, 0);
    }

    /** @param rarest what share at either end is left out of account: between two quantiles a draw is even */
    private static void print(String name, List<Double> values, double rarest) {
        List<Double> sorted = values.stream().sorted().toList();
        String quantiles = IntStream.rangeClosed(0, 20)
                .mapToObj(k -> String.format(
                        Locale.ROOT, "%.4f", quantile(sorted, Math.min(1 - rarest, Math.max(rarest, k / 20.0)))))
                .collect(Collectors.joining(", "));
        long above = sorted.stream().filter(value -> value >= 0.5).count();
        System.out.printf(
                Locale.ROOT,
                "%s: %d, at 0.5 or above %.1f%%%n  %s%n",
                name,
                sorted.size(),
                100.0 * above / sorted.size(),
                quantiles);
    }

    private static double quantile(List<Double> sorted, double share) {
        double at = share * (sorted.size() - 1);
        int below = Math.min(sorted.size() - 2, (int) at);
        return sorted.get(below) + (at - below) * (sorted.get(below + 1) - sorted.get(below));
    }

    private double hostility(LabelledComment comment) {
        CommentScore score = pipeline.score(comment);
        return score.categories().values().stream()
                .mapToDouble(category -> category.score())
                .max()
                .orElseThrow();
    }

    private static double logOdds(double score) {
        double clipped = Math.min(1 - LEAST, Math.max(LEAST, score));
        return Math.log(clipped / (1 - clipped));
    }
}
