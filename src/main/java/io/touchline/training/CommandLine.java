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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a command: files, options that stand once, options that may stand again. */
final class CommandLine {

    private static final String FORMAT = "--format";
    private static final String MAP = "--map";
    private static final String HARMFUL = "--harmful";

    private final List<Path> paths = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();
    private final Map<String, List<String>> repeated = new HashMap<>();
    private final Map<String, String> renames = new HashMap<>();

    /**
     * @param once options with a value that may be given once, beside {@code --format} and {@code --harmful}
     * @param again options with a value that may be given more than once, beside {@code --map}
     */
    CommandLine(Set<String> once, Set<String> again, String... args) throws UsageException {
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals(MAP)) {
                addRename(value(word, words));
            } else if (again.contains(word)) {
                repeated.computeIfAbsent(word, option -> new ArrayList<>()).add(value(word, words));
            } else if (once.contains(word) || word.equals(FORMAT) || word.equals(HARMFUL)) {
                if (options.put(word, value(word, words)) != null) {
                    throw new UsageException(word + " is given twice");
                }
            } else if (word.startsWith("--")) {
                throw new UsageException("unknown option " + word);
            } else {
                paths.add(Path.of(word));
            }
        }
        if (paths.isEmpty()) {
            throw new UsageException("no input file");
        }
    }

    /** The files that are named without an option. */
    List<CommentFile> files() throws UsageException {
        return files(paths);
    }

    /** The same with all columns under the names that they have, whatever is renamed in others. */
    List<CommentFile> ownFiles() throws UsageException {
        Optional<Format> format = format(options.get(FORMAT));
        return paths.stream()
                .map(path -> new CommentFile(path, format.orElseGet(() -> Format.of(path)), Map.of()))
                .toList();
    }

    /** The files that an option names. */
    List<CommentFile> files(String option) throws UsageException {
        return files(
                repeated.getOrDefault(option, List.of()).stream().map(Path::of).toList());
    }

    private List<CommentFile> files(List<Path> named) throws UsageException {
        Optional<Format> format = format(options.get(FORMAT));
        Set<String> harmful = harmful();
        return named.stream()
                .map(path -> new CommentFile(path, format.orElseGet(() -> Format.of(path)), renames, harmful))
                .toList();
    }

    private Set<String> harmful() throws UsageException {
        String values = options.get(HARMFUL);
        if (values == null) {
            return Set.of();
        }
        Set<String> harmful =
                Stream.of(values.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        if (harmful.contains("")) {
            throw new UsageException(HARMFUL + " takes values with commas between them, not " + values);
        }
        return harmful;
    }

    Optional<Path> path(String option) {
        return option(option).map(Path::of);
    }

    Optional<String> option(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** The value of an option that is a number greater than zero. */
    double number(String option, double otherwise) throws UsageException {
        String value = options.get(option);
        return value == null ? otherwise : number(option, value);
    }

    /** The value of an option that is a number greater than zero, or 0. */
    double numberOrNone(String option, double otherwise) throws UsageException {
        return "0".equals(options.get(option)) ? 0 : number(option, otherwise);
    }

    /** The value of an option that is a whole number. @param least the smallest that can be followed */
    int count(String option, int otherwise, int least) throws UsageException {
        String value = options.get(option);
        try {
            int number = value == null ? otherwise : Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new UsageException(option + " takes a whole number, " + least + " or more, not " + value);
    }

    /** The value of an option that is a part of a whole, from 0 to 1. */
    double share(String option, double otherwise) throws UsageException {
        double share = numberOrNone(option, otherwise);
        if (share > 1) {
            throw new UsageException(option + " takes a share from 0 to 1, not " + options.get(option));
        }
        return share;
    }

    static double number(String option, String value) throws UsageException {
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new UsageException(option + " takes a number greater than 0, not " + value);
    }

    private static String value(String option, Iterator<String> words) throws UsageException {
        if (!words.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return words.next();
    }

    private void addRename(String value) throws UsageException {
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
