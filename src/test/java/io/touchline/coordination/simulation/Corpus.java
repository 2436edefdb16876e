package io.touchline.coordination.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The project's labelled comments, with {@link Phrases#NAME} where somebody of the registry is named. A quarter of the
 * harmful ones is kept for campaigns, so that what a campaign copies is not what the crowd's sentences are made of.
 */
final class Corpus {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path TRAINING = Path.of("src/main/training/contrast-passes.jsonl");
    private static final List<String> TEST_FILES =
            List.of("functional-dev", "functional-passes", "functional-test", "functional-test-2");

    /** Names change here, and these must not be said of just anybody. */
    private static final Set<String> LEFT_OUT = Set.of("sexualised", "slander-private", "discrimination", "doxxing");

    private static final int SHORTEST_TEMPLATE = 12;
    private static final int LONGEST_TEMPLATE = 60;
    private static final int KEPT_FOR_CAMPAIGNS = 4;

    private final Map<Character, List<String>> names =
            names().stream().collect(Collectors.groupingBy(name -> name.charAt(0)));
    private final List<Comment> crowd = new ArrayList<>();
    private final List<String> templates = new ArrayList<>();
    private int harmful;

    /** @param chinese else English */
    record Comment(String text, boolean harmful, boolean chinese) {}

    private Corpus() {
        Stream.concat(
                        TEST_FILES.stream().flatMap(file -> resource("corpus/" + file + ".jsonl")
                                .lines()),
                        training().lines())
                .map(Corpus::parse)
                .filter(row -> !LEFT_OUT.contains(row.path("kind").textValue()))
                .forEach(this::add);
    }

    /** Read once; nothing in it changes. */
    static Corpus shared() {
        return Shared.CORPUS;
    }

    private static final class Shared {

        private static final Corpus CORPUS = new Corpus();
    }

    private void add(JsonNode row) {
        String text = row.path("text").textValue();
        if (text.contains(Phrases.NAME)) {
            return;
        }
        text = unnamed(text);
        boolean harm = row.path("abuse").asInt()
                        + row.path("slander").asInt()
                        + row.path("incitement").asInt()
                > 0;
        boolean chinese = row.path("lang").textValue().equals("zh");
        boolean fit = chinese
                && !row.path("kind").textValue().startsWith("evasion")
                && text.length() >= SHORTEST_TEMPLATE
                && text.length() <= LONGEST_TEMPLATE;
        if (harm && harmful++ % KEPT_FOR_CAMPAIGNS == 0) {
            if (fit) {
                templates.add(text);
            }
        } else {
            crowd.add(new Comment(text, harm, chinese));
        }
    }

    private String unnamed(String text) {
        StringBuilder unnamed = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            String rest = text.substring(at);
            Optional<String> name = names.getOrDefault(text.charAt(at), List.of()).stream()
                    .filter(rest::startsWith)
                    .findFirst();
            unnamed.append(name.isPresent() ? Phrases.NAME : text.substring(at, at + 1));
            at += name.map(String::length).orElse(1);
        }
        return unnamed.toString();
    }

    List<Comment> crowd() {
        return crowd;
    }

    /** Harmful Chinese texts of 12 to 60 characters, for campaigns only. */
    List<String> templates() {
        return templates;
    }

    /** Longest first. */
    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (JsonNode target : parse(resource("corpus/targets.json"))) {
            names.add(target.path("name").textValue());
            target.path("aliases").forEach(alias -> names.add(alias.textValue()));
        }
        names.sort(Comparator.comparingInt(String::length).reversed());
        return names;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Corpus.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not on the class path: from the working directory, or from the project that the classes stand in. */
    private static String training() {
        try {
            Path file = TRAINING;
            Path at = Path.of(Corpus.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            while (!Files.exists(file) && at != null) {
                file = at.resolve(TRAINING);
                at = at.getParent();
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
