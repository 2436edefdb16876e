package io.touchline.encoder;

import java.util.Map;

/**
 * What training leaves of the encoders that read a claim and a comment beside each other. Immutable.
 *
 * @param version different for different content
 * @param tuned what it has changed of each kind of encoder
 * @param heads one for each kind of encoder: a number for each {@link Relation}, whose exponentials are to each other as
 *     the probabilities are; of what the encoder says at the first mark, then of the mean over the comment's pieces
 */
public record PairModel(String version, Map<EncoderKind, TunedWeights> tuned, Map<EncoderKind, LinearHead> heads) {

    /** Numbers that a head gets, for each of the encoder's. */
    static final int PARTS = 2;

    public PairModel {
        tuned = Map.copyOf(tuned);
        heads = Map.copyOf(heads);
        for (EncoderKind kind : EncoderKind.values()) {
            if (!tuned.containsKey(kind)
                    || !heads.containsKey(kind)
                    || heads.get(kind).outputs() != Relation.values().length
                    || heads.get(kind).dimension() != PARTS * kind.dimension()) {
                throw new IllegalArgumentException("no head for " + kind);
            }
        }
    }
}
