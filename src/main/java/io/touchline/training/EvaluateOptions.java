package io.touchline.training;

import io.touchline.training.CommentFile.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The command line of {@link Evaluate}.
 *
 * @param targets the registry to recognise names from
 * @param lexicons the directory to read lexicons from instead of those in the jar
 */
record EvaluateOptions(List<CommentFile> files, Optional<Path> targets, Optional<Path> lexicons, Path misses) {

    static final String USAGE =
            """
            usage: Evaluate FILE [FILE...] [--targets targets.json] [--lexicons DIR] [--misses OUT.csv]
                            [--map label=abuse] [--format csv|jsonl]""";

    static EvaluateOptions parse(String... args) throws UsageException {
        List<Path> paths = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        Map<String, String> renames = new HashMap<>();
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--map" -> addRename(renames, value(word, words));
                case "--targets", "--lexicons", "--misses", "--format" -> {
                    if (options.put(word, value(word, words)) != null) {
                        throw new UsageException(word + " is given twice");
                    }
                }
                default -> {
                    if (word.startsWith("--")) {
                        throw new UsageException("unknown option " + word);
                    }
                    paths.add(Path.of(word));
                }
            }
        }
        if (paths.isEmpty()) {
            throw new UsageException("no input file");
        }
        Optional<Format> format = format(options.get("--format"));
        return new EvaluateOptions(
                paths.stream()
                        .map(path -> new CommentFile(path, format.orElseGet(() -> Format.of(path)), renames))
                        .toList(),
                Optional.ofNullable(options.get("--targets")).map(Path::of),
                Optional.ofNullable(options.get("--lexicons")).map(Path::of),
                Path.of(options.getOrDefault("--misses", "target/evaluate-misses.csv")));
    }

    private static String value(String option, Iterator<String> words) throws UsageException {
        if (!words.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return words.next();
    }

    private static void addRename(Map<String, String> renames, String value) throws UsageException {
        int equals = value.indexOf('=');
        if (equals < 1 || equals == value.length() - 1) {
            throw new UsageException("--map takes column=name, not " + value);
        }
        if (renames.put(value.substring(0, equals), value.substring(equals + 1)) != null) {
            throw new UsageException("--map renames " + value.substring(0, equals) + " twice");
        }
    }

    private static Optional<Format> format(String name) throws UsageException {
        if (name == null) {
            return Optional.empty();
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "csv" -> Optional.of(Format.CSV);
            case "jsonl" -> Optional.of(Format.JSONL);
            default -> throw new UsageException("--format is csv or jsonl, not " + name);
        };
    }
}
