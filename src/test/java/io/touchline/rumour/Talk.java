package io.touchline.rumour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Comments of the corpus, which are about anything but a rumour, with other names in the place of the registered ones. */
final class Talk {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final ObjectMapper mapper = new ObjectMapper();
    private final List<String> names = new ArrayList<>();

    Talk() throws IOException {
        for (JsonNode target : mapper.readTree(CORPUS.resolve("targets.json").toFile())) {
            names.add(target.get("name").asText());
            target.path("aliases").forEach(alias -> names.add(alias.asText()));
        }
    }

    /** The texts of a file. */
    List<String> texts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            texts.add(mapper.readTree(line).get("text").asText());
        }
        return texts;
    }

    /** Those of files of the test resources, in their order. */
    List<String> corpus(String... files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String file : files) {
            texts.addAll(texts(CORPUS.resolve(file)));
        }
        return texts;
    }

    /** What an encoder learns from: a pronoun for whoever is named. */
    String wording(String text) {
        CanonicalText canonical = canonicaliser.canonicalise(text);
        return Wordings.of(
                canonical, new Span(0, canonical.length()), Wordings.placesOf(names, canonical, canonicaliser));
    }

    /** The same said of somebody else. */
    String about(String name, String text) {
        CanonicalText canonical = canonicaliser.canonicalise(text);
        StringBuilder said = new StringBuilder();
        int written = 0;
        for (Span place : Wordings.placesOf(names, canonical, canonicaliser)) {
            Span original = canonical.original(place);
            said.append(text, written, original.begin()).append(name);
            written = original.end();
        }
        return said.append(text, written, text.length()).toString();
    }

    /** One of the rumours in the language of a text, another one for each number. */
    static RumourCase beside(String text, int number, List<RumourCase> cases) {
        boolean chinese = isChinese(text);
        List<RumourCase> same = cases.stream()
                .filter(each -> isChinese(each.rumour().text()) == chinese)
                .toList();
        return same.get(number % same.size());
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }
}
