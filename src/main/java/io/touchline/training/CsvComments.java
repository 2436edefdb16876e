package io.touchline.training;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Reads CSV as in RFC 4180, the first record being the header. An empty line is passed over. */
record CsvComments(Path path, Map<String, String> renames, HarmfulValues harmful) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    List<LabelledComment> read(String csv) throws InputException, IOException {
        try (CSVParser parser = parser(csv)) {
            return read(parser, header(parser.getHeaderNames()));
        }
    }

    private CSVParser parser(String csv) throws InputException, IOException {
        try {
            return CSVParser.parse(new StringReader(csv), FORMAT);
        } catch (IllegalArgumentException e) {
            throw new InputException(path, 1, "the header names a column twice or leaves one without a name");
        }
    }

    private List<LabelledComment> read(CSVParser parser, List<String> header) throws InputException {
        List<LabelledComment> comments = new ArrayList<>();
        // A record may hold line breaks, and the parser only says where it ended.
        long line = parser.getCurrentLineNumber() + 1;
        try {
            for (CSVRecord csv : parser) {
                boolean emptyLine = csv.size() == 1 && csv.get(0).isEmpty();
                if (!emptyLine) {
                    comments.add(new Row(path, line, cells(csv, header, line)).comment(harmful));
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException e) {
            throw new InputException(path, line, "a quoted cell does not end before a comma or the end of its line");
        }
        return comments;
    }

    private List<String> header(List<String> names) throws InputException {
        for (String column : renames.keySet()) {
            if (!names.contains(column)) {
                throw new InputException(path, 1, "no column " + column + " to rename");
            }
        }
        List<String> renamed =
                names.stream().map(name -> renames.getOrDefault(name, name)).toList();
        if (renamed.stream().distinct().count() < renamed.size()) {
            throw new InputException(path, 1, "after renaming, two columns have one name");
        }
        if (!renamed.contains(Row.TEXT)) {
            throw new InputException(path, 1, "no column " + Row.TEXT);
        }
        return renamed;
    }

    private Map<String, String> cells(CSVRecord csv, List<String> header, long line) throws InputException {
        if (csv.size() != header.size()) {
            throw new InputException(path, line, csv.size() + " cells under " + header.size() + " columns");
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), csv.get(i));
        }
        return cells;
    }
}
