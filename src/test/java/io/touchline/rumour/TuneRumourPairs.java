package io.touchline.rumour;

import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.PairModel;
import io.touchline.encoder.PairModelFile;
import io.touchline.encoder.Relation;
import io.touchline.encoder.TunedWeights;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tunes the encoders that read a claim and a comment beside each other, beginning with the second tier's, on rumours
 * and on comments about anything else, and writes them.
 *
 * <p>Usage: {@code TuneRumourPairs OUT [--from PAIRS.bin [--only KIND|--anew KIND]] [--epochs 4] RUMOURS.jsonl...
 * [--third RUMOURS.jsonl...] --talk COMMENTS.jsonl...}; with {@code --from} those go on that were tuned before, with
 * {@code --only} one of them alone, with {@code --anew} one alone that begins with the second tier's, while the other
 * stays as it is there; with {@code --third} every third rumour of older files is learned from again. 33 minutes of
 * processor time an epoch of the Chinese one on a thousand claims, 5 GB.
 */
public final class TuneRumourPairs {

    private static final int EPOCHS = 4;
    private static final int SEED = 1;

    private TuneRumourPairs() {}

    public static void main(String... args) throws Exception {
        List<Case> cases = new ArrayList<>();
        List<String> talk = new ArrayList<>();
        Talk other = new Talk();
        Map<EncoderKind, TunedWeights> start = EncoderModelFile.bundled().tuned();
        Optional<PairModel> from = Optional.empty();
        Optional<EncoderKind> only = Optional.empty();
        boolean anew = false;
        int epochs = EPOCHS;
        String kind = "";
        for (int i = 1; i < args.length; i++) {
            switch (args[i]) {
                case "--third", "--talk" -> kind = args[i];
                case "--epochs" -> epochs = Integer.parseInt(args[++i]);
                case "--from" -> from = Optional.of(PairModelFile.read(Files.readAllBytes(Path.of(args[++i]))));
                case "--only", "--anew" -> {
                    anew = args[i].equals("--anew");
                    only = Optional.of(EncoderKind.valueOf(args[++i]));
                }
                default -> {
                    Path file = Path.of(args[i]);
                    if (kind.equals("--talk")) {
                        other.texts(file).forEach(text -> talk.add(other.wording(text)));
                    } else {
                        cases.addAll(cases(some(RumourCase.read(file), kind.isEmpty() ? 1 : 3)));
                    }
                }
            }
        }
        if (from.isPresent() && !anew) {
            start = from.get().tuned();
        }
        PairTuner tuner = new PairTuner(TuningOptions.of(epochs, SEED), System.out::println);
        PairModel tuned = only.isPresent()
                ? tuner.tune(only.get(), cases, talk, start.get(only.get()), from.orElseThrow())
                : tuner.tune(cases, talk, start);
        Files.write(Path.of(args[0]), PairModelFile.bytes(tuned));
    }

    private static List<RumourCase> some(List<RumourCase> rumours, int oneIn) {
        return IntStream.range(0, rumours.size())
                .filter(i -> i % oneIn == 0)
                .mapToObj(rumours::get)
                .toList();
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
