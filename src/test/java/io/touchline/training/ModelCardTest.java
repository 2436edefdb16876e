package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.learned.ModelFile;
import io.touchline.learned.SealedBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCardTest {

    @TempDir
    private Path directory;

    /** Somebody writes a file anew while a run takes its hours. */
    @Test
    void tellsOfInputsAsTheyWereWhenTheRunBegan() throws Exception {
        Path older = file("older.bin", "older");
        Path newer = file("newer.csv", "text,class\n");
        Path fresh = file("fresh.csv", "text,class\n");
        Path out = directory.resolve("m.bin");
        Path second = directory.resolve("second.bin");
        TrainOptions options = TrainOptions.parse(
                file("known.csv", "text,class\n").toString(),
                "--fresh",
                fresh.toString(),
                "--new",
                newer.toString(),
                "--from",
                older.toString(),
                "--out",
                out.toString(),
                "--encoder",
                second.toString(),
                "--map",
                "class=abuse",
                "--harmful",
                "yes,maybe",
                "--leave-out",
                "kinds");
        ModelCard card = ModelCard.of(options);
        Files.writeString(older, "written anew");
        Files.writeString(fresh, "written anew");

        String text;
        try (OutputFiles files = OutputFiles.prepare(options.outputs(), options.inputs())) {
            files.write(out, "model".getBytes(StandardCharsets.UTF_8));
            files.write(second, "second".getBytes(StandardCharsets.UTF_8));
            text = new String(card.text(ModelFile.bundled(), files, "report"), StandardCharsets.UTF_8);
        }

        assertThat(text)
                .contains("Tuning began with the encoders of the older file with the SHA-256\n`" + sum("older") + "`.")
                .contains("| fresh.csv | trained on; fitted to by batches left out | `"
                        + sum("text,class\n").substring(0, 16))
                .contains("Model file: 5 bytes, SHA-256 `" + sum("model") + "`.")
                .contains("6\nbytes, SHA-256 `" + sum("second") + "`.")
                .contains("column class read as abuse, harmful values [maybe, yes], trained without each kind too.");
        assertThat(List.of(out, second)).noneMatch(Files::exists);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static String sum(String content) {
        return SealedBytes.checksum(content.getBytes(StandardCharsets.UTF_8));
    }
}
