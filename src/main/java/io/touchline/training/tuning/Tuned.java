package io.touchline.training.tuning;

import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.LinearHead;
import io.touchline.encoder.TunedWeights;
import java.util.Map;

/** What tuning leaves, for each kind of encoder. */
public record Tuned(Map<EncoderKind, TunedWeights> weights, Map<EncoderKind, LinearHead> heads) {

    public Tuned {
        weights = Map.copyOf(weights);
        heads = Map.copyOf(heads);
    }
}
