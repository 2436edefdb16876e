package io.touchline.rumour;

import io.touchline.rumour.RumourCase.Comment;
import io.touchline.rumour.RumourQuery.About;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Learns {@code rumour/kinship.txt} from the rumours that the encoders of pairs learn from: for two ideas the logarithm of
 * how often retellings of claims with the one say the other, by how often that would be if they did not care; two of
 * either kind are added, so that what was seen once says little.
 *
 * <p>Usage: {@code LearnKinship OUT.txt RUMOURS.jsonl...}
 */
public final class LearnKinship {

    private static final double ADDED = 2;

    /** Less is not worth a line. */
    private static final double LEAST = 0.4;

    private final Concepts concepts;
    private final int[] claimed;
    private final int[] said;
    private final int[][] both;
    private int retellings;

    private LearnKinship(Concepts concepts) {
        this.concepts = concepts;
        this.claimed = new int[concepts.count()];
        this.said = new int[concepts.count()];
        this.both = new int[concepts.count()][concepts.count()];
    }

    public static void main(String... args) throws Exception {
        List<RumourCase> cases = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            cases.addAll(RumourCase.read(Path.of(args[i])));
        }
        Canonicaliser canonicaliser = new Canonicaliser();
        LearnKinship learned = new LearnKinship(Concepts.read(canonicaliser));
        learned.count(cases, canonicaliser);
        Files.writeString(Path.of(args[0]), learned.table(cases.size()));
    }

    private void count(List<RumourCase> cases, Canonicaliser canonicaliser) throws IOException {
        ClaimReader reader = new ClaimReader(canonicaliser, concepts, new Standing(canonicaliser));
        RumourQueries queries = new RumourQueries(canonicaliser, cases);
        for (RumourCase each : cases) {
            short[] ofClaim = reader.claim(each.rumour(), each.names()).ideas();
            for (Comment comment : each.comments()) {
                if (comment.tells()) {
                    RumourQuery query =
                            queries.query(comment.text(), each.rumour().targetId());
                    About about = query.about().get(0);
                    count(
                            ofClaim,
                            reader.read(Reading.whole(query.text(), about.places()))
                                    .ideas()
                                    .keySet());
                }
            }
        }
    }

    private void count(short[] ofClaim, Set<Integer> ofComment) {
        retellings++;
        ofComment.forEach(other -> said[other]++);
        for (short own : ofClaim) {
            claimed[own]++;
            ofComment.forEach(other -> both[own][other]++);
        }
    }

    private String table(int rumours) {
        StringBuilder text =
                new StringBuilder("# How much oftener the retellings of a claim with the first idea say another"
                        + " than retellings of any do: the logarithm.\n# Made by LearnKinship (test scope) from "
                        + retellings
                        + " retellings of " + rumours + " rumours; not by hand.\n");
        for (int own = 0; own < claimed.length; own++) {
            List<String> row = new ArrayList<>();
            for (int other = 0; other < said.length; other++) {
                double expected = (double) claimed[own] * said[other] / retellings;
                double kinship = Math.log((both[own][other] + ADDED) / (expected + ADDED));
                if (Math.abs(kinship) >= LEAST) {
                    row.add(String.format(
                            Locale.ROOT, "%s %.1f", concepts.idea(other).name(), kinship));
                }
            }
            if (!row.isEmpty()) {
                text.append(concepts.idea(own).name())
                        .append(": ")
                        .append(String.join(" | ", row))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
