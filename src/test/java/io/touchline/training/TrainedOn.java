package io.touchline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the bundled models learned from, or the next ones may: every file of the training folder and two of the corpus. */
final class TrainedOn {

    private static final Path FOLDER = Path.of("src/main/training");
    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    private TrainedOn() {}

    static Set<String> texts() throws IOException, InputException {
        Set<String> texts = new HashSet<>();
        for (Path file : files()) {
            new CommentFile(file, CommentFile.Format.JSONL, Map.of())
                    .comments()
                    .forEach(comment -> texts.add(comment.text()));
        }
        return texts;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> folder = Files.list(FOLDER)) {
            return Stream.concat(
                            folder.filter(file -> file.toString().endsWith(".jsonl")),
                            Stream.of(
                                    CORPUS.resolve("functional-dev.jsonl"), CORPUS.resolve("functional-passes.jsonl")))
                    .toList();
        }
    }
}
