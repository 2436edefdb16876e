package io.touchline.rumour;

import io.touchline.rumour.RumourCase.Comment;
import java.util.Arrays;
import java.util.List;

/** A comment beside a claim. @param answers what an encoder makes of the two; empty if it was not asked */
record FitRow(int rumour, int claim, Comment comment, PairNumbers numbers, double[] answers) {

    static final String TALK = "TALK";

    boolean own() {
        return rumour == claim && !isTalk();
    }

    /** Whether it is about nothing that was ever a rumour. */
    boolean isTalk() {
        return comment.kind().equals(TALK);
    }

    boolean isRead() {
        return answers.length > 0;
    }

    boolean is(List<String> kinds) {
        return kinds.contains(comment.kind());
    }

    /** The numbers of its words, and the encoder's answers. */
    double[] all() {
        double[] words = numbers.words();
        double[] all = Arrays.copyOf(words, words.length + answers.length);
        System.arraycopy(answers, 0, all, words.length, answers.length);
        return all;
    }
}
