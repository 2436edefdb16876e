package io.touchline.rumour;

import io.touchline.rumour.RumourCase.Comment;
import java.util.Arrays;
import java.util.List;

/** A comment beside a claim. @param heads filled for the fold that is fitted or judged */
record FitRow(
        int rumour,
        int claim,
        Comment comment,
        PairNumbers numbers,
        float[] said,
        double cosine,
        double[] beside,
        double[] heads) {

    Vectors vectors() {
        return new Vectors(cosine, beside, heads);
    }

    boolean own() {
        return rumour == claim;
    }

    boolean is(List<String> kinds) {
        return kinds.contains(comment.kind());
    }

    double[] with(double[] more) {
        double[] all = Arrays.copyOf(numbers.words(), numbers.words().length + more.length);
        System.arraycopy(more, 0, all, numbers.words().length, more.length);
        return all;
    }

    double[] topic(boolean vector) {
        double[] more = vector ? vectors().topic() : new double[0];
        double[] all = Arrays.copyOf(numbers.topic(), numbers.topic().length + more.length);
        System.arraycopy(more, 0, all, numbers.topic().length, more.length);
        return all;
    }
}
