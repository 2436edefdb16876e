package io.touchline.rumour;

import io.touchline.rumour.RumourCase.Comment;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says how the rumours of corpus files are recognised: reworded copies found, and false matches by kind of near miss,
 * every comment standing in the thread of the rumour's target; then the rewordings of every rumour against all others of
 * the file, as if they were about the same target.
 *
 * <p>Usage: {@code EvaluateRumours [-v] CORPUS.jsonl…}
 */
public final class EvaluateRumours {

    private static final Canonicaliser CANONICALISER = new Canonicaliser();

    /** Takes a quarter of a second, and is the same for all. */
    private static final RumourMeans MEANS = new RumourMeans(CANONICALISER);

    private EvaluateRumours() {}

    public static void main(String... args) throws Exception {
        boolean verbose = args[0].equals("-v");
        try (BundledPairs pairs = new BundledPairs()) {
            for (String file : List.of(args).subList(verbose ? 1 : 0, args.length)) {
                List<RumourCase> cases = RumourCase.read(Path.of(file));
                int before = pairs.asked();
                System.out.println(file + ", " + cases.size() + " rumours");
                System.out.println("  with encoder " + of(cases, pairs, verbose));
                System.out.println("  asked for " + (pairs.asked() - before) + " pairs");
                System.out.println("  without      " + of(cases, PairReader.NONE, false));
                System.out.printf(
                        Locale.ROOT,
                        "  beside other rumours about the same target: %.4f; talk: %.4f, without %.4f%n",
                        crossed(cases, pairs),
                        talk(cases, pairs, verbose),
                        talk(cases, PairReader.NONE, false));
            }
        }
    }

    /**
     * What came out.
     *
     * @param labelled share of the rewordings that are found and labelled as a rumour
     * @param falseMatches by kind, as shares
     */
    record Result(double recall, double labelled, Map<String, Double> falseMatches) {

        double falseMatchesInAll() {
            return falseMatches.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "recall %.3f, labelled %.3f, false matches %.3f %s",
                    recall,
                    labelled,
                    falseMatchesInAll(),
                    falseMatches);
        }
    }

    static Result of(List<RumourCase> cases, PairReader pairs, boolean verbose) throws IOException {
        RumourIndex index = new RumourIndex(MEANS);
        index.take(cases.stream()
                .map(each -> new RumourIndex.Entry(each.rumour(), each.names()))
                .toList());
        RumourQueries queries = new RumourQueries(CANONICALISER, cases);
        Map<String, int[]> counts = new TreeMap<>();
        int labelled = 0;
        for (RumourCase each : cases) {
            for (Comment comment : each.comments()) {
                String target = each.rumour().targetId();
                List<RumourMatch> matches = index.match(queries.query(comment.text(), target), pairs);
                boolean found = !matches.isEmpty();
                if (comment.tells() && found && queries.isLabelled(comment.text(), target, matches)) {
                    labelled++;
                }
                int[] count = counts.computeIfAbsent(comment.kind(), added -> new int[2]);
                count[0] += found ? 1 : 0;
                count[1]++;
                if (verbose && found != comment.tells()) {
                    System.out.println("    " + (found ? "FALSE " : "MISSED ")
                            + each.rumour().id() + " " + comment.kind() + " " + comment.text());
                }
            }
        }
        Map<String, Double> shares = new TreeMap<>();
        counts.forEach((kind, count) -> shares.put(kind, share(count[0], count[1])));
        double recall = shares.remove(RumourCase.REWORDING);
        return new Result(recall, share(labelled, counts.get(RumourCase.REWORDING)[1]), shares);
    }

    private static double share(int some, int all) {
        return Math.round(1000.0 * some / all) / 1000.0;
    }

    /** How often a rewording is taken for another rumour of the file, of the pairs. */
    static double crossed(List<RumourCase> cases, PairReader pairs) throws IOException {
        RumourQueries queries = new RumourQueries(CANONICALISER, cases);
        long wrong = 0;
        long beside = 0;
        for (RumourCase told : cases) {
            String target = told.rumour().targetId();
            RumourIndex others = new RumourIndex(MEANS);
            others.take(cases.stream()
                    .filter(each -> each != told)
                    .map(each -> new RumourIndex.Entry(about(target, each.rumour()), each.names()))
                    .toList());
            for (Comment comment : told.comments()) {
                if (comment.tells()) {
                    wrong += others.match(queries.query(comment.text(), target), pairs)
                            .size();
                    beside += cases.size() - 1;
                }
            }
        }
        return (double) wrong / beside;
    }

    /** How sure it is at least that a comment that is nothing but the claim tells the rumour; 0 where one is not found. */
    static double copies(List<RumourCase> cases, PairReader pairs) throws IOException {
        RumourQueries queries = new RumourQueries(CANONICALISER, cases);
        Map<RumourCase, RumourIndex> indexes = indexes(cases);
        double least = 1;
        for (RumourCase each : cases) {
            RumourQuery query =
                    queries.query(each.rumour().text(), each.rumour().targetId());
            least = Math.min(
                    least,
                    indexes.get(each).match(query, pairs).stream()
                            .mapToDouble(RumourMatch::probability)
                            .findFirst()
                            .orElse(0));
        }
        return least;
    }

    /** An index of each rumour alone. */
    private static Map<RumourCase, RumourIndex> indexes(List<RumourCase> cases) {
        Map<RumourCase, RumourIndex> indexes = new HashMap<>();
        for (RumourCase each : cases) {
            RumourIndex index = new RumourIndex(MEANS);
            index.take(List.of(new RumourIndex.Entry(each.rumour(), each.names())));
            indexes.put(each, index);
        }
        return indexes;
    }

    /** How often a comment that is about anything but it is taken for a rumour about the person it names, of the comments. */
    static double talk(List<RumourCase> cases, PairReader pairs, boolean verbose) throws IOException {
        RumourQueries queries = new RumourQueries(CANONICALISER, cases);
        Map<RumourCase, RumourIndex> indexes = indexes(cases);
        Talk talk = new Talk();
        List<String> texts = talk.corpus("functional-test.jsonl", "functional-test-2.jsonl", "functional-test-3.jsonl");
        int wrong = 0;
        for (int i = 0; i < texts.size(); i++) {
            RumourCase beside = Talk.beside(texts.get(i), i, cases);
            String said = talk.about(beside.name(), texts.get(i));
            RumourQuery query = queries.query(said, beside.rumour().targetId());
            if (!indexes.get(beside).match(query, pairs).isEmpty()) {
                wrong++;
                if (verbose) {
                    System.out.println("    TALK " + beside.rumour().id() + " " + said);
                }
            }
        }
        return (double) wrong / texts.size();
    }

    private static Rumour about(String target, Rumour rumour) {
        return new Rumour(rumour.id(), target, rumour.text(), rumour.debunkedBy(), rumour.source(), null);
    }
}
