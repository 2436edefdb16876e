package io.touchline.training.tuning;

import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.LinearHead;
import io.touchline.encoder.TunedWeights;
import java.util.EnumMap;
import java.util.Map;

/** What tuning leaves, for each kind of encoder that it is known of. */
public record Tuned(Map<EncoderKind, TunedWeights> weights, Map<EncoderKind, LinearHead> heads) {

    public Tuned {
        weights = Map.copyOf(weights);
        heads = Map.copyOf(heads);
    }

    /** What it leaves of the others. */
    public Tuned without(EncoderKind kind) {
        Map<EncoderKind, TunedWeights> otherWeights = new EnumMap<>(weights);
        Map<EncoderKind, LinearHead> otherHeads = new EnumMap<>(heads);
        otherWeights.remove(kind);
        otherHeads.remove(kind);
        return new Tuned(otherWeights, otherHeads);
    }

    /** The mean of two tunings that began with the same numbers. */
    public Tuned mean(Tuned other) {
        Map<EncoderKind, TunedWeights> meanWeights = new EnumMap<>(EncoderKind.class);
        Map<EncoderKind, LinearHead> meanHeads = new EnumMap<>(EncoderKind.class);
        weights.forEach(
                (kind, of) -> meanWeights.put(kind, of.mean(other.weights().get(kind))));
        heads.forEach((kind, of) -> meanHeads.put(kind, of.mean(other.heads().get(kind))));
        return new Tuned(meanWeights, meanHeads);
    }
}
