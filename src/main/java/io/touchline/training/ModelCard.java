package io.touchline.training;

import io.touchline.encoder.EncoderKind;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.SealedBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a training run leaves beside its model: what went in, with checksums, and all that it measured. */
final class ModelCard {

    private final TrainOptions options;
    private final Map<Path, String> inputs = new HashMap<>();

    private ModelCard(TrainOptions options) {
        this.options = options;
    }

    /** Takes the checksums of what goes in before the run, which may take hours in which somebody writes anew. */
    static ModelCard of(TrainOptions options) throws IOException {
        ModelCard card = new ModelCard(options);
        for (Path file : options.inputs()) {
            card.inputs.put(file, sha256(file));
        }
        return card;
    }

    byte[] text(LearnedModel model, OutputFiles files, String report) throws IOException {
        StringBuilder card = new StringBuilder();
        line(card, "# " + model.version());
        line(card, "");
        line(
                card,
                "Written by `Train` on " + LocalDate.now(ZoneOffset.UTC)
                        + ". Hashed n-grams of the canonical text and of");
        line(
                card,
                "its sounds, logistic regression (LIBLINEAR) for abuse, slander and incitement, blended with what the");
        line(card, "lexicons say. `src/main/training/README.md` tells about the text, its licence and known failures.");
        line(card, "");
        Path first = files.now(options.out());
        line(card, "Model file: " + Files.size(first) + " bytes, SHA-256 `" + sha256(first) + "`.");
        if (options.keepsFirst()) {
            line(card, "It was there before this run, which has not trained it.");
        }
        if (options.encoder().isPresent()) {
            second(card, files.now(options.encoder().get()));
        }
        line(card, "Options: " + settings() + ".");
        line(card, "");
        line(card, "| file | use | SHA-256 |");
        line(card, "|---|---|---|");
        // Of encoders that stay what they are only the weights are fitted.
        String byEncoders = options.epochs() == 0 ? "not learned from" : "trained on by encoders only";
        String learned = options.keepsFirst() ? byEncoders : "trained on";
        for (CommentFile file : options.files()) {
            file(card, file.path(), learned + "; the lexicons were written with it");
        }
        for (CommentFile file : options.fresh()) {
            file(card, file.path(), options.keepsFirst() ? learned : learned + "; fitted to by batches left out");
        }
        for (CommentFile file : options.newer()) {
            file(
                    card,
                    file.path(),
                    options.newerForEncoders()
                            ? byEncoders + "; encoders' weights fitted to by batches left out"
                            : "trained on; fitted to by batches left out; new to older encoders");
        }
        for (CommentFile file : options.tests()) {
            file(card, file.path(), "measured on only");
        }
        if (options.targets().isPresent()) {
            file(card, options.targets().get(), "registry that names are read by");
        }
        line(card, "");
        line(card, "```");
        card.append(report.stripTrailing());
        line(card, "");
        line(card, "```");
        return card.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String settings() {
        List<String> settings = new ArrayList<>();
        if (!options.keepsFirst()) {
            settings.add("folds " + options.folds());
        }
        settings.add("seed " + options.seed() + ", variants " + options.variants() + ", joined " + options.joined());
        if (!options.keepsFirst()) {
            settings.add("cost " + options.cost() + ", odds of harm " + options.odds());
        }
        settings.add((options.keepsFirst() ? "odds of harm " : "") + "of both tiers " + options.oddsOfBoth()
                + ", held out one batch in " + options.heldOut() + " by seed " + options.split() + ", epochs "
                + options.epochs() + ", asked " + options.asked());
        if (options.again() > 1) {
            settings.add("encoders learned from one in " + options.again() + " of the fresh comments again");
        }
        options.lexicons().ifPresent(folder -> settings.add("lexicons of " + folder.getFileName()));
        CommentFile any = options.files().get(0);
        new TreeMap<>(any.renames()).forEach((column, name) -> settings.add("column " + column + " read as " + name));
        if (!any.harmful().isEmpty()) {
            settings.add("harmful values " + new TreeSet<>(any.harmful()));
        }
        if (options.withoutKinds()) {
            settings.add("trained without each kind too");
        }
        return String.join(", ", settings);
    }

    private void second(StringBuilder card, Path file) throws IOException {
        line(card, "");
        line(
                card,
                "Second tier: logistic regression over the mean vectors of two encoders whose layers were tuned with it;");
        line(card, "their words are as published. They are BAAI's bge-small-zh-v1.5 and bge-small-en-v1.5 (MIT), both");
        line(card, "eight-bit, from the artifacts");
        line(
                card,
                "`dev.langchain4j:langchain4j-embeddings-…-q`; the file holds what was tuned of them, in eight bits.");
        line(card, "Sums differ a little between kinds of processors, so this file does too. " + Files.size(file));
        line(card, "bytes, SHA-256 `" + sha256(file) + "`.");
        if (options.from().isPresent()) {
            line(card, "Tuning began with the encoders of the older file with the SHA-256");
            line(card, "`" + inputs.get(options.from().get()) + "`.");
        }
        options.only()
                .ifPresent(kind -> line(
                        card,
                        "Of the two the " + name(kind) + " one was tuned"
                                + (options.anew() ? ", from what was published" : "")
                                + "; the other one is that of this file."));
        if (options.averagedWith().isPresent()) {
            line(
                    card,
                    (options.epochs() == 0
                                    ? "The encoders are those"
                                    : "They are the mean of what was tuned and of those")
                            + " of the older file with the SHA-256");
            line(card, "`" + inputs.get(options.averagedWith().get()) + "`.");
        }
    }

    private static String name(EncoderKind kind) {
        return kind == EncoderKind.CHINESE ? "Chinese" : "English";
    }

    private void file(StringBuilder card, Path file, String use) {
        line(
                card,
                "| " + file.getFileName() + " | " + use + " | `"
                        + inputs.get(file).substring(0, 16) + "…` |");
    }

    private static void line(StringBuilder card, String text) {
        card.append(text).append('\n');
    }

    private static String sha256(Path file) throws IOException {
        return SealedBytes.checksum(Files.readAllBytes(file));
    }
}
