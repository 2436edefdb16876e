package io.touchline.training.tuning;

/**
 * How encoders are tuned. Chosen on left-out batches of the corpus.
 *
 * @param epochs how often each comment is learned from
 * @param rate of learning: this, falling evenly to zero, times what rises to one over the first tenth of all steps
 * @param headRate the same for the head, which begins with nothing
 * @param batch comments a step
 * @param dropout the share of numbers that a step does without
 * @param labels what telling labels apart counts beside telling the three categories
 * @param seed of the order and of dropout
 */
public record TuningOptions(
        int epochs, double rate, double headRate, int batch, double dropout, double labels, long seed) {

    /** @param epochs of which a few are enough */
    public static TuningOptions of(int epochs, long seed) {
        return new TuningOptions(epochs, 1e-4, 1e-3, 32, 0.1, 0.3, seed);
    }
}
