package io.touchline.training;

import io.touchline.encoder.EncoderModel;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.learned.ModelException;
import io.touchline.training.tuning.Tuned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The mean of two second tiers whose encoders began with the same numbers (Wortsman et al. 2022), with the weights, the
 * band and the first tier of the first one: {@code OUT ONE OTHER}.
 */
public final class AverageEncoders {

    private AverageEncoders() {}

    public static void main(String... args) throws IOException, ModelException {
        EncoderModel one = EncoderModelFile.read(Path.of(args[1]));
        Tuned mean = tuned(one).mean(tuned(EncoderModelFile.read(Path.of(args[2]))));
        EncoderModel averaged =
                EncoderModelFile.of(one.besides(), one.band(), mean.weights(), mean.heads(), one.weighings());
        Files.write(Path.of(args[0]), EncoderModelFile.bytes(averaged));
        System.out.println(averaged.version());
    }

    private static Tuned tuned(EncoderModel model) {
        return new Tuned(model.tuned(), model.heads());
    }
}
