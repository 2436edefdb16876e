package io.touchline.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of labelled comments, read strictly: the first thing that breaks a rule ends the reading with its line. Columns
 * that mean nothing here are passed over.
 *
 * @param renames from the file's column names to the names used here; one that is not there is a broken rule
 * @param harmful as in {@link HarmfulValues}
 */
record CommentFile(Path path, Format format, Map<String, String> renames, Set<String> harmful) {

    /** CSV as in RFC 4180 with a header line, or one JSON object a line; both UTF-8. */
    enum Format {
        CSV,
        JSONL;

        /** What the name says; CSV if it says nothing. */
        static Format of(Path path) {
            String name = path.toString();
            return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? JSONL : CSV;
        }
    }

    CommentFile {
        renames = Map.copyOf(renames);
        harmful = Set.copyOf(harmful);
    }

    /** One whose categories hold 0 and 1. */
    CommentFile(Path path, Format format, Map<String, String> renames) {
        this(path, format, renames, Set.of());
    }

    List<LabelledComment> comments() throws InputException, IOException {
        HarmfulValues values = new HarmfulValues(harmful);
        List<LabelledComment> comments =
                switch (format) {
                    case CSV -> new CsvComments(path, renames, values).read(text());
                    case JSONL -> new JsonlComments(path, renames, values).read(text());
                };
        values.requireMet(path);
        DistinctIds.require(path, comments);
        return comments;
    }

    private String text() throws InputException, IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            // Spreadsheets put a byte order mark first; left in, it would belong to the first column's name.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InputException(path, "is not UTF-8");
        }
    }
}
