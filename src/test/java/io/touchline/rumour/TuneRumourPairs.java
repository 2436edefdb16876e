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

/**
 * Tunes the encoders that read a claim and a comment beside each other, beginning with the second tier's, on rumours
 * and on comments about anything else, and writes them.
 *
 * <p>Usage: {@code TuneRumourPairs OUT RUMOURS.jsonl... --talk COMMENTS.jsonl...}; 33 minutes of processor time an
 * epoch of the Chinese one, 5 GB.
 */
public final class TuneRumourPairs {

    private static final TuningOptions OPTIONS = TuningOptions.of(4, 1);

    private TuneRumourPairs() {}

    public static void main(String... args) throws Exception {
        List<Case> cases = new ArrayList<>();
        List<String> talk = new ArrayList<>();
        Talk other = new Talk();
        boolean rumours = true;
        for (int i = 1; i < args.length; i++) {
            if (args[i].equals("--talk")) {
                rumours = false;
            } else if (rumours) {
                cases.addAll(cases(RumourCase.read(Path.of(args[i]))));
            } else {
                talk.addAll(other.texts(Path.of(args[i])).stream()
                        .map(other::wording)
                        .toList());
            }
        }
        PairModel tuned = new PairTuner(OPTIONS, System.out::println)
                .tune(cases, talk, EncoderModelFile.bundled().tuned());
        Files.write(Path.of(args[0]), PairModelFile.bytes(tuned));
    }

    /** As the service would have them read: whoever the rumour is about as a pronoun, where it is recognised. */
    static List<Case> cases(List<RumourCase> rumours) throws IOException {
        Canonicaliser canonicaliser = new Canonicaliser();
        ClaimReader reader = new ClaimReader(canonicaliser, Concepts.read(canonicaliser), new Standing(canonicaliser));
        RumourQueries queries = new RumourQueries(canonicaliser, rumours);
        List<Case> cases = new ArrayList<>();
        for (RumourCase each : rumours) {
            String claim = reader.claim(each.rumour(), each.names()).wording();
            List<Said> said = new ArrayList<>();
            said.add(new Said(claim, Relation.TELLS));
            for (Comment comment : each.comments()) {
                said.add(new Said(queries.wording(comment.text(), each.rumour().targetId()), relation(comment)));
            }
            cases.add(new Case(claim, said));
        }
        return cases;
    }

    private static Relation relation(Comment comment) {
        return comment.tells() ? Relation.TELLS : Relation.valueOf(comment.kind());
    }
}
