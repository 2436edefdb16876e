package io.touchline.encoder;

import io.touchline.learned.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The mean of two second tiers whose encoders began with the same numbers (Wortsman et al. 2022), with the weights, the
 * band and the first tier of the first one: {@code OUT ONE OTHER}.
 */
public final class AverageEncoders {

    private AverageEncoders() {}

    public static void main(String... args) throws IOException, ModelException {
        EncoderModel one = EncoderModelFile.read(Path.of(args[1]));
        EncoderModel other = EncoderModelFile.read(Path.of(args[2]));
        Map<EncoderKind, TunedWeights> tuned = new EnumMap<>(EncoderKind.class);
        Map<EncoderKind, LinearHead> heads = new EnumMap<>(EncoderKind.class);
        for (EncoderKind kind : EncoderKind.values()) {
            tuned.put(kind, one.tuned().get(kind).mean(other.tuned().get(kind)));
            heads.put(kind, one.heads().get(kind).mean(other.heads().get(kind)));
        }
        EncoderModel mean = EncoderModelFile.of(one.besides(), one.band(), tuned, heads, one.weighings());
        Files.write(Path.of(args[0]), EncoderModelFile.bytes(mean));
        System.out.println(mean.version());
    }
}
