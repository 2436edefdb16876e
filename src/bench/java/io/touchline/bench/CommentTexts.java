package io.touchline.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The comments that dictionaries are measured with: the first {@value #COUNT} of the column {@code text} of the CSV
 * file that {@value #PROPERTY} names, or without one the functional corpus, as often as it takes.
 *
 * @param source where they are from, in words
 */
record CommentTexts(List<String> texts, String source) {

    static final String PROPERTY = "touchline.bench.comments";
    static final int COUNT = 20_000;

    private static final String COLUMN = "text";

    CommentTexts {
        texts = List.copyOf(texts);
    }

    static CommentTexts read() throws IOException {
        String file = System.getProperty(PROPERTY, "");
        return file.isBlank() ? repeated(Corpus.read()) : of(Path.of(file));
    }

    private static CommentTexts of(Path file) throws IOException {
        List<String> texts = new ArrayList<>(COUNT);
        CSVFormat format =
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord row : format.parse(in)) {
                texts.add(row.get(COLUMN));
                if (texts.size() == COUNT) {
                    break;
                }
            }
        }
        if (texts.isEmpty()) {
            throw new IOException(file + " has no rows");
        }
        return new CommentTexts(texts, "the first " + texts.size() + " of " + file.getFileName());
    }

    private static CommentTexts repeated(Corpus corpus) {
        List<String> texts = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            texts.add(corpus.comments().get(i % corpus.comments().size()).text());
        }
        String source = String.format(
                "the %d of the functional corpus repeated to %d (-D%s=FILE.csv for others)",
                corpus.comments().size(), COUNT, PROPERTY);
        return new CommentTexts(texts, source);
    }

    /** Each once. */
    List<String> distinct() {
        return texts.stream().distinct().toList();
    }

    double averageLength() {
        return texts.stream().mapToInt(String::length).average().orElse(0);
    }
}
