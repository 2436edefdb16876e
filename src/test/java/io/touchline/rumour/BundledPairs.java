package io.touchline.rumour;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.PairEncoders;
import io.touchline.encoder.PairModel;
import io.touchline.encoder.PairModelFile;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The encoders as the service would have them, counting how often they are asked. */
final class BundledPairs implements PairReader, AutoCloseable {

    private final PairEncoders encoders;
    private final AtomicInteger asked = new AtomicInteger();

    BundledPairs() throws EncoderException {
        this(PairModelFile.bundled());
    }

    BundledPairs(PairModel model) throws EncoderException {
        encoders = PairEncoders.open(model);
    }

    @Override
    public Optional<double[]> read(String claim, String told) {
        asked.incrementAndGet();
        try {
            return Optional.of(encoders.read(claim, told));
        } catch (EncoderException e) {
            throw new IllegalStateException(e);
        }
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void close() throws EncoderException {
        encoders.close();
    }
}
