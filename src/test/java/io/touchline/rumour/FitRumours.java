package io.touchline.rumour;

import io.touchline.rumour.MatchModel.Read;
import io.touchline.rumour.MatchModel.Weights;
import io.touchline.rumour.RumourCase.Comment;
import io.touchline.rumour.RumourQuery.About;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Fits {@code rumour/model.txt} on corpus files that the encoders of pairs did not learn from, and says what it reaches
 * on rumours that it was not fitted on (nine-fold, by rumour).
 *
 * <p>Usage: {@code FitRumours [--out MODEL.txt] [--further FURTHER.jsonl] CORPUS.jsonl...}; without a file nothing is
 * written.
 */
public final class FitRumours {

    private static final int FOLDS = 9;
    private static final double PENALTY = 0.8;
    private static final double PENALTY_OF_TARGET = 1;
    private static final double PENALTY_WITH_ENCODER = 2;
    private static final double CROSS = 0.2;

    /** Claims of others that the encoder reads a rewording beside. */
    private static final int OTHERS = 3;

    /** False matches, as a mean over the kinds of near misses, with an encoder and without. */
    private static final double FALSE_MATCHES = 0.06;

    private static final double FALSE_MATCHES_WITHOUT = 0.048;

    /** The same of comments on anything else, half of which reproach the same person with something. */
    private static final double TALK = 0.0077;

    private static final double TALK_WITHOUT = 0.025;

    /** The least sum, by words alone, of a comment in the claim's own words. */
    private static final double COPIED = -10;

    /** Share of the rewordings that may be taken for another topic. */
    private static final double OTHER_TOPIC = 0.03;

    private static final double OTHER_TOPIC_READ = 0.05;

    private static final List<String> DENIALS = List.of("DENIAL", "QUESTION", "DEBUNK");
    private static final double[] NOTHING = {};

    private final List<FitRow> rows = new ArrayList<>();

    private FitRumours(List<RumourCase> cases, List<List<Comment>> talk, PairReader pairs) throws IOException {
        Canonicaliser canonicaliser = new Canonicaliser();
        Concepts concepts = Concepts.read(canonicaliser);
        Standing standing = new Standing(canonicaliser);
        ClaimReader reader = new ClaimReader(canonicaliser, concepts, standing);
        RumourQueries queries = new RumourQueries(canonicaliser, cases);
        RumourMatcher matcher = new RumourMatcher(new Sameness(concepts), standing, null);
        List<Claim> claims = cases.stream()
                .map(each -> reader.claim(each.rumour(), each.names()))
                .toList();
        for (int r = 0; r < cases.size(); r++) {
            List<Comment> comments = new ArrayList<>(cases.get(r).comments());
            comments.addAll(talk.get(r));
            for (Comment comment : comments) {
                RumourQuery query =
                        queries.query(comment.text(), cases.get(r).rumour().targetId());
                About about = query.about().get(0);
                Reading reading = Reading.whole(query.text(), about.places());
                query.others().forEach(other -> reading.names().set(other.begin(), other.end()));
                RumourMatcher.Told told = new RumourMatcher.Told(
                        about, query.othersThan(about), query.scored(), reading, reader.read(reading));
                boolean isTalk = comment.kind().equals(FitRow.TALK);
                for (int c = isTalk ? r : 0; c < (isTalk ? r + 1 : cases.size()); c++) {
                    rows.add(new FitRow(
                            r,
                            c,
                            comment,
                            matcher.numbers(claims.get(c), told),
                            isRead(r, c, comment, cases.size()) ? answers(pairs, claims.get(c), told) : NOTHING));
                }
            }
        }
    }

    private static boolean isRead(int rumour, int claim, Comment comment, int count) {
        int behind = Math.floorMod(claim - rumour, count);
        return behind == 0 || comment.tells() && behind <= OTHERS;
    }

    private static double[] answers(PairReader pairs, Claim claim, RumourMatcher.Told told) {
        return MatchModel.answers(pairs.read(claim.wording(), told.wording()).orElseThrow());
    }

    public static void main(String... args) throws Exception {
        List<RumourCase> cases = new ArrayList<>();
        List<Path> further = new ArrayList<>();
        Optional<Path> out = Optional.empty();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--out" -> out = Optional.of(Path.of(args[++i]));
                case "--further" -> further.add(Path.of(args[++i]));
                default -> cases.addAll(RumourCase.read(Path.of(args[i])));
            }
        }
        for (Path file : further) {
            RumourCase.addFurther(cases, file);
        }
        try (BundledPairs pairs = new BundledPairs()) {
            new FitRumours(cases, talk(cases), pairs).run(out, cases.size());
        }
    }

    /** By rumour, comments that are about anything but it, said of the same person. */
    private static List<List<Comment>> talk(List<RumourCase> cases) throws IOException {
        Talk talk = new Talk();
        List<List<Comment>> beside = new ArrayList<>();
        cases.forEach(each -> beside.add(new ArrayList<>()));
        int number = 0;
        for (String text : talk.corpus("functional-dev.jsonl", "functional-passes.jsonl")) {
            RumourCase each = Talk.beside(text, number++, cases);
            beside.get(cases.indexOf(each)).add(new Comment(FitRow.TALK, talk.about(each.name(), text), false));
        }
        return beside;
    }

    private void run(Optional<Path> out, int count) throws IOException {
        Map<FitRow, Double> full = new LinkedHashMap<>();
        Map<FitRow, Double> cheap = new LinkedHashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Predicate<Integer> train = rumour -> rumour % FOLDS != left;
            Weights words = weights(train);
            Read all = all(train);
            for (FitRow row : rows) {
                if (!train.test(row.rumour()) && !row.comment().further() && row.isRead()) {
                    full.put(row, MatchModel.sum(all, row.numbers(), row.answers()));
                    cheap.put(row, MatchModel.sum(words, row.numbers()));
                }
            }
        }
        double[] calibration = FitOutcome.calibration(full);
        double[] calibrationWithout = FitOutcome.calibration(cheap);
        double threshold = FitOutcome.threshold(full, FALSE_MATCHES, TALK);
        double thresholdWithout = FitOutcome.threshold(cheap, FALSE_MATCHES_WITHOUT, TALK_WITHOUT);
        double asking = FitOutcome.worthAsking(cheap, full, threshold);
        System.out.println(count + " rumours, nine-fold by rumour");
        FitOutcome.report("with an encoder", full, threshold);
        FitOutcome.report("without", cheap, thresholdWithout);
        FitOutcome.report("with an encoder, where worth asking", FitOutcome.gated(full, cheap, asking), threshold);
        System.out.printf(
                Locale.ROOT,
                "asked for %.0f%% of the comments%n",
                100.0
                        * cheap.entrySet().stream()
                                .filter(row -> row.getKey().own() && row.getValue() >= asking)
                                .count()
                        / cheap.keySet().stream().filter(FitRow::own).count());
        if (out.isPresent()) {
            Map<String, double[]> model = new LinkedHashMap<>();
            put(model, weights(rumour -> true), calibrationWithout);
            model.put("cheap.threshold", new double[] {FitOutcome.probability(calibrationWithout, thresholdWithout)});
            model.put("cheap.copied", new double[] {FitOutcome.probability(calibrationWithout, COPIED)});
            model.put("cheap.worth-asking", new double[] {FitOutcome.probability(calibrationWithout, asking)});
            Read all = all(rumour -> true);
            model.put("full.topic", all.topic());
            model.put("full.talk", all.talk());
            model.put("full.asserts", all.asserts());
            model.put("full.all", all.all());
            model.put("full.calibration", calibration);
            model.put("full.threshold", new double[] {FitOutcome.probability(calibration, threshold)});
            write(out.get(), count, model);
        }
    }

    private static void put(Map<String, double[]> model, Weights weights, double[] calibration) {
        model.put("cheap.topic", weights.topic());
        model.put("cheap.same-topic", new double[] {weights.sameTopic()});
        model.put("cheap.blames", weights.blames());
        model.put("cheap.asserts", weights.asserts());
        model.put("cheap.target", weights.target());
        model.put("cheap.talk", weights.talk());
        model.put("cheap.all", weights.all());
        model.put("cheap.calibration", calibration);
    }

    private static void write(Path file, int count, Map<String, double[]> model) throws IOException {
        StringBuilder text = new StringBuilder(
                "# How a comment is found to tell a rumour, see MatchModel.\n"
                        + "# Made by FitRumours (test scope) on " + count
                        + " rumours that the encoders did not learn from; not by hand. Penalties, folds and what thresholds are for: there.\n");
        model.forEach((name, numbers) -> text.append(name)
                .append(": ")
                .append(Arrays.stream(numbers)
                        .mapToObj(number -> String.format(Locale.ROOT, "%.4g", number))
                        .collect(Collectors.joining(" ")))
                .append('\n'));
        Files.writeString(file, text);
    }

    /** By words alone. */
    private Weights weights(Predicate<Integer> train) {
        Regression topic = new Regression();
        for (FitRow row : rows) {
            if (train.test(row.rumour()) && train.test(row.claim())) {
                topic.add(row.numbers().topic(), row.own());
            }
        }
        double[] byTopic = topic.fit(PENALTY, CROSS);
        double[] logits = rows.stream()
                .filter(row -> row.own() && row.comment().tells() && train.test(row.rumour()))
                .mapToDouble(row -> MatchModel.dot(byTopic, row.numbers().topic(), NOTHING))
                .sorted()
                .toArray();
        return new Weights(
                byTopic,
                logits[(int) (OTHER_TOPIC * logits.length)],
                against(train, List.of("OTHER_CLAIM"), PENALTY, 0),
                against(train, DENIALS, PENALTY, 0),
                against(train, List.of("OTHER_PERSON"), PENALTY_OF_TARGET, 0),
                against(train, List.of(FitRow.TALK), PENALTY, 0),
                against(train, RumourCase.NEAR_MISSES, PENALTY, 1),
                new double[] {0, 1});
    }

    private double[] against(Predicate<Integer> train, List<String> kinds, double penalty, double negativeWeight) {
        Regression regression = new Regression();
        for (FitRow row : rows) {
            boolean wanted = row.own() && row.comment().tells() || row.claim() == row.rumour() && row.is(kinds);
            if (wanted && train.test(row.rumour())) {
                regression.add(row.numbers().words(), row.comment().tells());
            }
        }
        return regression.fit(penalty, negativeWeight);
    }

    /** With the encoder's answers. */
    private Read all(Predicate<Integer> train) {
        Regression topic = new Regression();
        Regression talk = new Regression();
        Regression asserts = new Regression();
        Regression all = new Regression();
        for (FitRow row : rows) {
            if (row.isRead() && train.test(row.rumour())) {
                boolean tells = row.own() && row.comment().tells();
                if (tells || row.comment().tells()) {
                    topic.add(row.all(), tells);
                }
                if (tells || row.isTalk()) {
                    talk.add(row.all(), tells);
                }
                if (tells || row.own() && row.is(DENIALS)) {
                    asserts.add(row.all(), tells);
                }
                if (row.own()) {
                    all.add(row.all(), tells);
                }
            }
        }
        return new Read(
                topic.fit(PENALTY_WITH_ENCODER, 1),
                talk.fit(PENALTY_WITH_ENCODER, 1),
                asserts.fit(PENALTY_WITH_ENCODER, 1),
                all.fit(PENALTY_WITH_ENCODER, 1),
                new double[] {0, 1});
    }
}
