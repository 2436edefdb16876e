package io.touchline.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnWordsTest {

    private static final String FILE = "src/test/resources/corpus/functional-dev.jsonl";
    private static final String TARGETS = "src/test/resources/corpus/targets.json";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void givesTheSameBytes() throws IOException {
        Path one = folder.resolve("one.bin");
        Path other = folder.resolve("other.bin");
        assertEquals(0, run(FILE, "--targets", TARGETS, "--out", one.toString()));
        assertEquals(0, run(FILE, "--targets", TARGETS, "--out", other.toString()));
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("comments, "), said::toString);
    }

    @Test
    void refusesWhatItCannotFollow() {
        assertEquals(2, run(FILE));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("no --out file"), said::toString);
        Path out = folder.resolve("words.bin");
        assertEquals(2, run(folder.resolve("missing.jsonl").toString(), "--out", out.toString()));
        assertFalse(Files.exists(out));
    }

    @Test
    void writesOverNothingThatItReads() throws IOException {
        Path comments = Files.copy(Path.of(FILE), folder.resolve("comments.jsonl"));
        byte[] before = Files.readAllBytes(comments);

        assertEquals(2, run(comments.toString(), "--out", comments.toString()));

        assertArrayEquals(before, Files.readAllBytes(comments));
    }

    private int run(String... args) {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return LearnWords.run(stream, stream, args);
    }
}
