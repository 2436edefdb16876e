package io.touchline.rumour;

import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.PairModel;
import io.touchline.encoder.PairModelFile;
import io.touchline.encoder.Relation;
import io.touchline.rumour.RumourCase.Comment;
import io.touchline.text.Canonicaliser;
import io.touchline.training.tuning.PairTuner;
import io.touchline.training.tuning.PairTuner.Case;
import io.touchline.training.tuning.PairTuner.Said;
import io.touchline.training.tuning.TuningOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tunes the encoders that read a claim and a comment beside each other, beginning with the second tier's, first on rumours,
 * then also beside comments about anything else, and writes them.
 *
 * <p>Usage: {@code TuneRumourPairs OUT RUMOURS.jsonl... --talk COMMENTS.jsonl... [--after BEFORE]}; an hour and 4 GB on two
 * cores. With {@code --after} what was tuned on rumours is read from a file.
 */
public final class TuneRumourPairs {

    private static final TuningOptions FIRST = TuningOptions.of(4, 1);
    private static final TuningOptions SECOND = new TuningOptions(1, 5e-5, 5e-4, 32, 0.1, 0, 2);

    private TuneRumourPairs() {}

    public static void main(String... args) throws Exception {
        List<Case> cases = new ArrayList<>();
        List<String> talk = new ArrayList<>();
        Talk other = new Talk();
        Optional<Path> after = Optional.empty();
        boolean rumours = true;
        for (int i = 1; i < args.length; i++) {
            if (args[i].equals("--talk")) {
                rumours = false;
            } else if (args[i].equals("--after")) {
                after = Optional.of(Path.of(args[++i]));
            } else if (rumours) {
                cases.addAll(cases(RumourCase.read(Path.of(args[i]))));
            } else {
                talk.addAll(other.texts(Path.of(args[i])).stream()
                        .map(other::wording)
                        .toList());
            }
        }
        PairModel first = after.isPresent()
                ? PairModelFile.read(Files.readAllBytes(after.get()))
                : new PairTuner(FIRST, System.out::println)
                        .tune(cases, EncoderModelFile.bundled().tuned());
        if (after.isEmpty()) {
            Files.write(Path.of(args[0] + ".first"), PairModelFile.bytes(first));
        }
        PairModel second = new PairTuner(SECOND, System.out::println).tune(cases, talk, first);
        Files.write(Path.of(args[0]), PairModelFile.bytes(second));
    }

    /** As the service would have them read: whoever the rumour is about as a pronoun, where it is recognised. */
    static List<Case> cases(List<RumourCase> rumours) throws IOException {
        Canonicaliser canonicaliser = new Canonicaliser();
        ClaimReader reader = new ClaimReader(canonicaliser, Concepts.read(canonicaliser));
        RumourQueries queries = new RumourQueries(canonicaliser, rumours);
        List<Case> cases = new ArrayList<>();
        for (RumourCase each : rumours) {
            List<Said> said = new ArrayList<>();
            for (Comment comment : each.comments()) {
                said.add(new Said(queries.wording(comment.text(), each.rumour().targetId()), relation(comment)));
            }
            cases.add(new Case(reader.claim(each.rumour(), each.names()).wording(), said));
        }
        return cases;
    }

    private static Relation relation(Comment comment) {
        return comment.tells() ? Relation.TELLS : Relation.valueOf(comment.kind());
    }
}
