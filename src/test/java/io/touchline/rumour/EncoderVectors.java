package io.touchline.rumour;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.Encoders;
import io.touchline.learned.ReadText;
import io.touchline.text.Canonicaliser;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The bundled encoders as the service would have them, counting how often they are asked. */
final class EncoderVectors implements SentenceVectors, AutoCloseable {

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final Encoders encoders;
    private final AtomicInteger asked = new AtomicInteger();

    EncoderVectors() throws EncoderException {
        encoders = Encoders.open();
    }

    @Override
    public Optional<float[]> of(String text) {
        asked.incrementAndGet();
        try {
            return Optional.of(encoders.encode(new ReadText(canonicaliser.canonicalise(text), List.of(), List.of()))
                    .numbers());
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
