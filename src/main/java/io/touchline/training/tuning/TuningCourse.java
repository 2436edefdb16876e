package io.touchline.training.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.touchline.training.tuning.EncoderNetwork.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One tuning of one encoder: batches of texts of like length, gradients shortened to length one, a rate of learning that
 * rises and falls. The same lessons give the same weights on one kind of processor.
 *
 * @param <L> a lesson
 */
final class TuningCourse<L> {

    private static final float LONGEST_GRADIENT = 1;

    /** Of all steps, until the rate of learning is at its highest. */
    private static final double RISE = 0.1;

    /** Batches among which texts of like length are looked for: a batch is as long as its longest. */
    private static final int NEIGHBOURS = 20;

    /** The share of steps that may come to nothing. */
    private static final double MOST_LEFT = 0.01;

    /** What is to be learned. */
    interface Subject<L> {

        /** The lessons of an epoch, in a new order. */
        List<L> epoch(Random random);

        Row row(L lesson);

        /** A single number. @param outputs of the head, a row for each lesson of the batch */
        NDArray loss(NDArray outputs, List<L> batch, NDManager ofStep);
    }

    private final Subject<L> subject;
    private final TuningOptions options;
    private final EncoderNetwork network;
    private final NDManager manager;
    private final Consumer<String> progress;
    private final Random random;
    private final SortedMap<String, NDArray> tunable;
    private final AdamW optimizer;
    private final int steps;
    private int done;
    private int left;

    /** @param lessons of an epoch, about @param progress told of each epoch */
    TuningCourse(
            Subject<L> subject,
            int lessons,
            TuningOptions options,
            EncoderNetwork network,
            NDManager manager,
            Consumer<String> progress) {
        this.subject = subject;
        this.options = options;
        this.network = network;
        this.manager = manager;
        this.progress = progress;
        this.random = new Random(options.seed());
        this.tunable = network.tunable();
        this.optimizer = new AdamW(manager);
        this.steps = options.epochs() * ((lessons + options.batch() - 1) / options.batch());
    }

    private float rate(double highest) {
        double rise = Math.min(1, done / (RISE * steps));
        return (float) (highest * rise * Math.max(0, steps - done) / steps);
    }

    /** @param what is tuned, for those who are told */
    void run(String what) {
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
            double sum = 0;
            List<List<L>> batches = batches();
            for (List<L> batch : batches) {
                sum += step(batch);
            }
            String left = this.left == 0 ? "" : ", steps left out so far: " + this.left;
            progress.accept("%s, epoch %d: loss %.3f%s".formatted(what, epoch, sum / batches.size(), left));
        }
    }

    private List<List<L>> batches() {
        List<List<L>> batches = new ArrayList<>();
        for (List<L> near : cut(subject.epoch(random), options.batch() * NEIGHBOURS)) {
            List<L> sorted = new ArrayList<>(near);
            sorted.sort(Comparator.comparingInt(lesson -> subject.row(lesson).numbers().length));
            batches.addAll(cut(sorted, options.batch()));
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private List<List<L>> cut(List<L> lessons, int size) {
        List<List<L>> parts = new ArrayList<>();
        for (int i = 0; i < lessons.size(); i += size) {
            parts.add(lessons.subList(i, Math.min(lessons.size(), i + size)));
        }
        return parts;
    }

    private double step(List<L> batch) {
        try (NDManager ofStep = manager.newSubManager()) {
            float loss;
            try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
                List<Row> texts = batch.stream().map(subject::row).toList();
                NDArray total = subject.loss(network.run(ofStep, texts), batch, ofStep);
                gradients.backward(total);
                loss = total.getFloat();
            }
            if (learn()) {
                return loss;
            }
            left++;
            if (left > MOST_LEFT * steps + 1) {
                throw new IllegalStateException("tuning went astray in " + left + " steps");
            }
            return 0;
        }
    }

    /** @return false if the gradients are no numbers: it ended one training, and was not understood */
    private boolean learn() {
        double square = 0;
        Map<String, NDArray> gradients = new TreeMap<>();
        for (Map.Entry<String, NDArray> entry : tunable.entrySet()) {
            NDArray gradient = entry.getValue().getGradient();
            gradients.put(entry.getKey(), gradient);
            square += Math.pow(gradient.norm().getFloat(), 2);
        }
        boolean usable = Double.isFinite(square);
        if (usable) {
            done++;
            float shorter = (float) Math.min(1, LONGEST_GRADIENT / Math.sqrt(square));
            float ofLayers = rate(options.rate());
            float ofHead = rate(options.headRate());
            gradients.forEach((role, gradient) -> optimizer.update(
                    role,
                    tunable.get(role),
                    gradient.muli(shorter),
                    done,
                    EncoderNetwork.isOfHead(role) ? ofHead : ofLayers));
        } else {
            // An update would have done it. They add up otherwise.
            tunable.values().forEach(numbers -> JniUtils.zeroGrad((PtNDArray) numbers));
        }
        return usable;
    }
}
