package io.touchline.rumour;

import io.touchline.rumour.MatchModel.Weights;
import io.touchline.rumour.RumourCase.Comment;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Fits {@code rumour/model.txt} and {@code rumour/vectors.txt} on a corpus file, and says what they reach on rumours
 * that they were not fitted on (nine-fold, by rumour).
 *
 * <p>Usage: {@code FitRumours CORPUS.jsonl FURTHER.jsonl [DIRECTORY]}; without a directory nothing is written.
 */
public final class FitRumours {

    private static final int FOLDS = 9;
    private static final int INNER_FOLDS = 5;
    private static final double PENALTY = 0.8;
    private static final double PENALTY_OF_TARGET = 1;
    private static final double PENALTY_OF_HEADS = 25;
    private static final double CROSS = 0.2;

    /** False matches, as a mean over the kinds of near misses, with vectors and without. */
    private static final double FALSE_MATCHES = 0.045;

    private static final double FALSE_MATCHES_WITHOUT = 0.0225;

    /** Share of the rewordings that may be taken for another topic. */
    private static final double OTHER_TOPIC = 0.03;

    private static final List<List<String>> HEADS = List.of(
            List.of("OTHER_CLAIM"), List.of("DENIAL", "QUESTION", "DEBUNK"), List.of("DENIAL"), RumourCase.NEAR_MISSES);

    private final List<FitRow> rows = new ArrayList<>();
    private final List<float[]> claims = new ArrayList<>();
    private final Map<Integer, double[]> means;

    private FitRumours(List<RumourCase> cases, SentenceVectors vectors) throws IOException {
        Canonicaliser canonicaliser = new Canonicaliser();
        Concepts concepts = Concepts.read(canonicaliser);
        ClaimReader reader = new ClaimReader(canonicaliser, concepts);
        RumourQueries queries = new RumourQueries(canonicaliser, cases);
        RumourMatcher matcher =
                new RumourMatcher(new Sameness(concepts), new Standing(canonicaliser), null, null, null);
        List<Claim> read = cases.stream()
                .map(each -> reader.claim(each.rumour(), each.names()))
                .toList();
        List<float[]> raw = read.stream()
                .map(claim -> vectors.of(claim.wording()).orElseThrow())
                .toList();
        List<List<RumourMatcher.Told>> told = new ArrayList<>();
        List<List<float[]>> said = new ArrayList<>();
        for (RumourCase each : cases) {
            List<RumourMatcher.Told> toldHere = new ArrayList<>();
            List<float[]> saidHere = new ArrayList<>();
            for (Comment comment : each.comments()) {
                RumourQuery query = queries.query(comment.text(), each.rumour().targetId());
                Reading reading =
                        Reading.whole(query.text(), query.about().get(0).places());
                query.others().forEach(other -> reading.names().set(other.begin(), other.end()));
                toldHere.add(new RumourMatcher.Told(query.about().get(0), query, reading, reader.read(reading)));
                saidHere.add(vectors.of(Wordings.of(
                                query.text(),
                                reading.stretch(),
                                query.about().get(0).places()))
                        .orElseThrow());
            }
            told.add(toldHere);
            said.add(saidHere);
        }
        means = means(said);
        raw.forEach(vector -> claims.add(VectorSpace.centred(vector, means.get(vector.length))));
        for (int r = 0; r < cases.size(); r++) {
            for (int i = 0; i < told.get(r).size(); i++) {
                float[] raw1 = said.get(r).get(i);
                float[] centred = VectorSpace.centred(raw1, means.get(raw1.length));
                for (int c = 0; c < cases.size(); c++) {
                    if (claims.get(c).length == centred.length) {
                        rows.add(new FitRow(
                                r,
                                c,
                                cases.get(r).comments().get(i),
                                matcher.numbers(read.get(c), told.get(r).get(i)),
                                centred,
                                VectorSpace.cosine(centred, claims.get(c)),
                                new double[3],
                                new double[VectorSpace.HEADS]));
                    }
                }
            }
        }
    }

    private static Map<Integer, double[]> means(List<List<float[]>> said) {
        Map<Integer, double[]> sums = new LinkedHashMap<>();
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        said.stream().flatMap(List::stream).forEach(vector -> {
            double[] sum = sums.computeIfAbsent(vector.length, double[]::new);
            counts.merge(vector.length, 1, Integer::sum);
            double length = VectorSpace.length(vector);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i] / length;
            }
        });
        sums.forEach((dimension, sum) -> {
            for (int i = 0; i < sum.length; i++) {
                sum[i] /= counts.get(dimension);
            }
        });
        return sums;
    }

    public static void main(String... args) throws Exception {
        List<RumourCase> cases = RumourCase.read(Path.of(args[0]), Path.of(args[1]));
        try (EncoderVectors vectors = new EncoderVectors()) {
            FitRumours fit = new FitRumours(cases, vectors);
            fit.run(args.length > 2 ? Path.of(args[2]) : null, cases.size());
        }
    }

    private void run(Path directory, int count) throws IOException {
        Map<FitRow, Double> full = new LinkedHashMap<>();
        Map<FitRow, Double> cheap = new LinkedHashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Predicate<Integer> train = rumour -> rumour % FOLDS != left;
            Map<Integer, double[][]> heads = heads(train);
            fillByInnerFolds(train);
            fillBeside(train);
            Weights words = weights(train, false);
            Weights all = weights(train, true);
            for (FitRow row : rows) {
                if (!train.test(row.rumour())
                        && !row.comment().further()
                        && (row.own() || row.comment().tells())) {
                    fill(row, heads);
                    full.put(
                            row,
                            MatchModel.sum(all, row.numbers(), row.vectors().topic(), row.heads()));
                    cheap.put(row, MatchModel.sum(words, row.numbers(), new double[0], new double[0]));
                }
            }
        }
        double[] calibration = FitOutcome.calibration(full);
        double[] calibrationWithout = FitOutcome.calibration(cheap);
        double threshold = FitOutcome.threshold(full, FALSE_MATCHES);
        double thresholdWithout = FitOutcome.threshold(cheap, FALSE_MATCHES_WITHOUT);
        double asking = FitOutcome.worthAsking(cheap, full, threshold);
        System.out.println(count + " rumours, nine-fold by rumour");
        FitOutcome.report("with vectors", full, threshold);
        FitOutcome.report("without", cheap, thresholdWithout);
        FitOutcome.report("with vectors, where worth asking", FitOutcome.gated(full, cheap, asking), threshold);
        System.out.printf(
                Locale.ROOT,
                "asked for %.0f%% of the comments%n",
                100.0
                        * cheap.entrySet().stream()
                                .filter(row -> row.getKey().own() && row.getValue() >= asking)
                                .count()
                        / cheap.keySet().stream().filter(FitRow::own).count());
        if (directory != null) {
            Map<Integer, double[][]> heads = heads(rumour -> true);
            fillByInnerFolds(rumour -> true);
            fillBeside(rumour -> true);
            Map<String, double[]> out = new LinkedHashMap<>();
            put(out, "cheap", weights(rumour -> true, false), calibrationWithout);
            put(out, "full", weights(rumour -> true, true), calibration);
            out.put("cheap.threshold", new double[] {FitOutcome.probability(calibrationWithout, thresholdWithout)});
            out.put("cheap.worth-asking", new double[] {FitOutcome.probability(calibrationWithout, asking)});
            out.put("full.threshold", new double[] {FitOutcome.probability(calibration, threshold)});
            write(
                    directory.resolve("model.txt"),
                    "How a comment is found to tell a rumour, see MatchModel.",
                    count,
                    out);
            Map<String, double[]> spaces = new LinkedHashMap<>();
            means.forEach((dimension, mean) -> {
                spaces.put("mean." + dimension, mean);
                int others = 0;
                for (float[] claim : claims) {
                    if (claim.length == dimension) {
                        spaces.put("claim-" + others++ + "." + dimension, doubles(claim));
                    }
                }
                for (int head = 0; head < VectorSpace.HEADS; head++) {
                    spaces.put("head-" + head + "." + dimension, heads.get(dimension)[head]);
                }
            });
            write(
                    directory.resolve("vectors.txt"),
                    "Means and heads of the encoders' vectors, see VectorSpace.",
                    count,
                    spaces);
        }
    }

    private static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    private static void put(Map<String, double[]> out, String kind, Weights weights, double[] calibration) {
        out.put(kind + ".topic", weights.topic());
        out.put(kind + ".same-topic", new double[] {weights.sameTopic()});
        out.put(kind + ".blames", weights.blames());
        out.put(kind + ".asserts", weights.asserts());
        out.put(kind + ".target", weights.target());
        out.put(kind + ".all", weights.all());
        out.put(kind + ".calibration", calibration);
    }

    private static void write(Path file, String what, int count, Map<String, double[]> out) throws IOException {
        StringBuilder text = new StringBuilder(
                "# " + what + "\n# Made by FitRumours (test scope) on " + count
                        + " rumours of corpus/rumours-dev.jsonl; not by hand. Penalties, folds and what thresholds are for: there.\n");
        out.forEach((name, numbers) -> text.append(name)
                .append(": ")
                .append(Arrays.stream(numbers)
                        .mapToObj(number -> String.format(Locale.ROOT, "%.4g", number))
                        .collect(Collectors.joining(" ")))
                .append('\n'));
        Files.writeString(file, text);
    }

    private Weights weights(Predicate<Integer> train, boolean vectors) {
        Regression topic = new Regression();
        for (FitRow row : rows) {
            if (train.test(row.rumour()) && train.test(row.claim())) {
                topic.add(row.topic(vectors), row.own());
            }
        }
        double[] byTopic = topic.fit(PENALTY, CROSS);
        double[] logits = rows.stream()
                .filter(row -> row.own() && row.comment().tells() && train.test(row.rumour()))
                .mapToDouble(row -> MatchModel.dot(byTopic, row.topic(vectors), new double[0]))
                .sorted()
                .toArray();
        return new Weights(
                byTopic,
                logits[(int) (OTHER_TOPIC * logits.length)],
                against(train, vectors, List.of("OTHER_CLAIM"), PENALTY, 0),
                against(train, vectors, List.of("DENIAL", "QUESTION", "DEBUNK"), PENALTY, 0),
                against(train, vectors, List.of("OTHER_PERSON"), PENALTY_OF_TARGET, 0),
                against(train, vectors, RumourCase.NEAR_MISSES, PENALTY, 1),
                new double[] {0, 1});
    }

    private double[] against(
            Predicate<Integer> train, boolean vectors, List<String> kinds, double penalty, double negativeWeight) {
        Regression regression = new Regression();
        for (FitRow row : rows) {
            if (row.own() && train.test(row.rumour()) && (row.comment().tells() || row.is(kinds))) {
                regression.add(
                        row.with(vectors ? row.heads() : new double[0]),
                        row.comment().tells());
            }
        }
        return regression.fit(penalty, negativeWeight);
    }

    /** Heads answer rows that they were fitted on too well: each gets answers of heads that have not seen its rumour. */
    private void fillByInnerFolds(Predicate<Integer> train) {
        for (int fold = 0; fold < INNER_FOLDS; fold++) {
            int left = fold;
            Map<Integer, double[][]> heads = heads(rumour -> train.test(rumour) && inner(rumour) != left);
            rows.stream()
                    .filter(row -> row.own() && train.test(row.rumour()) && inner(row.rumour()) == left)
                    .forEach(row -> fill(row, heads));
        }
    }

    private static int inner(int rumour) {
        return (rumour * 7 + rumour / FOLDS) % INNER_FOLDS;
    }

    /** Beside the claims of the training rumours, except those that the row is about. */
    private void fillBeside(Predicate<Integer> train) {
        for (FitRow row : rows) {
            List<float[]> others = new ArrayList<>();
            for (int c = 0; c < claims.size(); c++) {
                if (train.test(c)
                        && c != row.rumour()
                        && c != row.claim()
                        && claims.get(c).length == row.said().length) {
                    others.add(claims.get(c));
                }
            }
            double[] beside = VectorSpace.beside(row.said(), claims.get(row.claim()), others);
            System.arraycopy(beside, 0, row.beside(), 0, beside.length);
        }
    }

    private void fill(FitRow row, Map<Integer, double[][]> heads) {
        double[][] here = heads.get(row.said().length);
        for (int head = 0; head < here.length; head++) {
            row.heads()[head] = VectorSpace.answer(here[head], row.said(), claims.get(row.claim()));
        }
    }

    private Map<Integer, double[][]> heads(Predicate<Integer> train) {
        Map<Integer, double[][]> heads = new LinkedHashMap<>();
        for (int dimension : means.keySet()) {
            double[][] here = new double[VectorSpace.HEADS][];
            for (int head = 0; head < here.length; head++) {
                Regression regression = new Regression();
                for (FitRow row : rows) {
                    if (row.own()
                            && row.said().length == dimension
                            && train.test(row.rumour())
                            && (row.comment().tells() || row.is(HEADS.get(head)))) {
                        regression.add(both(row), row.comment().tells());
                    }
                }
                here[head] = regression.fit(PENALTY_OF_HEADS, 0);
            }
            heads.put(dimension, here);
        }
        return heads;
    }

    private double[] both(FitRow row) {
        float[] said = row.said();
        float[] claim = claims.get(row.claim());
        double[] numbers = new double[1 + 2 * said.length];
        numbers[0] = 1;
        for (int i = 0; i < said.length; i++) {
            numbers[i + 1] = VectorSpace.SCALE * said[i];
            numbers[i + 1 + said.length] = VectorSpace.SCALE * ((double) said[i] - claim[i]);
        }
        return numbers;
    }
}
