package io.touchline.encoder;

import io.touchline.learned.ReadText;

/** A model with its encoders. For any number of threads. */
public record SecondTier(EncoderModel model, Encoders encoders) implements AutoCloseable {

    /** @throws EncoderException if the encoders do not load */
    public static SecondTier open(EncoderModel model) throws EncoderException {
        return new SecondTier(model, Encoders.open(model.tuned()));
    }

    /** What the encoders get to read of a comment; the same text has the same opinion. */
    public String text(ReadText read) {
        return EncoderText.of(read);
    }

    /** Takes milliseconds on the caller's thread. @param text as {@link #text} gives it */
    public Opinion ask(String text) throws EncoderException {
        return model.opinion(encoders.decide(text, model.heads()));
    }

    @Override
    public void close() throws EncoderException {
        encoders.close();
    }
}
