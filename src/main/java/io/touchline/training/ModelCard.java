package io.touchline.training;

import io.touchline.learned.LearnedModel;
import io.touchline.learned.SealedBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a training run leaves beside its model: what went in, with checksums, and all that it measured. */
final class ModelCard {

    private ModelCard() {}

    static void write(TrainOptions options, LearnedModel model, String report) throws IOException {
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
        line(card, "Model file: " + Files.size(options.out()) + " bytes, SHA-256 `" + sha256(options.out()) + "`.");
        if (options.encoder().isPresent()) {
            second(card, options);
        }
        line(
                card,
                "Options: folds " + options.folds() + ", seed " + options.seed() + ", variants " + options.variants()
                        + ", joined " + options.joined() + ", cost " + options.cost() + ", odds of harm "
                        + options.odds() + ", of both tiers " + options.oddsOfBoth()
                        + ", held out one batch in " + options.heldOut() + " by seed " + options.split() + ", epochs "
                        + options.epochs() + ", asked "
                        + options.asked()
                        + ".");
        line(card, "");
        line(card, "| file | use | SHA-256 |");
        line(card, "|---|---|---|");
        for (CommentFile file : options.files()) {
            file(card, file, "trained on; the lexicons were written with it");
        }
        for (CommentFile file : options.fresh()) {
            file(card, file, "trained on; fitted to by batches left out");
        }
        for (CommentFile file : options.newer()) {
            file(
                    card,
                    file,
                    options.newerForEncoders()
                            ? "trained on by encoders only; their weights fitted to by batches left out"
                            : "trained on; fitted to by batches left out; new to older encoders");
        }
        for (CommentFile file : options.tests()) {
            file(card, file, "measured on only");
        }
        line(card, "");
        line(card, "```");
        card.append(report.stripTrailing());
        line(card, "");
        line(card, "```");
        Files.writeString(options.card().orElseThrow(), card);
    }

    private static void second(StringBuilder card, TrainOptions options) throws IOException {
        Path file = options.encoder().orElseThrow();
        line(card, "");
        line(
                card,
                "Second tier: logistic regression over the mean vectors of two encoders whose layers were tuned with it;");
        line(card, "their words are as published. They are BAAI's bge-small-zh-v1.5 (MIT) and Sentence Transformers'");
        line(card, "all-MiniLM-L6-v2 (Apache-2.0), both eight-bit, from the artifacts");
        line(
                card,
                "`dev.langchain4j:langchain4j-embeddings-…-q`; the file holds what was tuned of them, in eight bits.");
        line(card, "Sums differ a little between kinds of processors, so this file does too. " + Files.size(file));
        line(card, "bytes, SHA-256 `" + sha256(file) + "`.");
        if (options.from().isPresent()) {
            line(card, "Tuning began with the encoders of the older file with the SHA-256");
            line(card, "`" + sha256(options.from().get()) + "`.");
        }
        if (options.averagedWith().isPresent()) {
            line(
                    card,
                    (options.epochs() == 0
                                    ? "The encoders are those"
                                    : "They are the mean of what was tuned and of those")
                            + " of the older file with the SHA-256");
            line(card, "`" + sha256(options.averagedWith().get()) + "`.");
        }
    }

    private static void file(StringBuilder card, CommentFile file, String use) throws IOException {
        line(
                card,
                "| " + file.path().getFileName() + " | " + use + " | `"
                        + sha256(file.path()).substring(0, 16) + "…` |");
    }

    private static void line(StringBuilder card, String text) {
        card.append(text).append('\n');
    }

    private static String sha256(Path file) throws IOException {
        return SealedBytes.checksum(Files.readAllBytes(file));
    }
}
