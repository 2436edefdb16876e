package io.touchline.rumour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A rumour of a corpus file with comments that tell it and comments that only look so. */
record RumourCase(Rumour rumour, String name, List<String> aliases, List<Comment> comments) {

    /** Kind of a comment that tells the rumour again. */
    static final String REWORDING = "REWORDING";

    /** Kinds of those that do not. */
    static final List<String> NEAR_MISSES = List.of("DENIAL", "QUESTION", "DEBUNK", "OTHER_CLAIM", "OTHER_PERSON");

    /** @param further whether it was added for fitting alone, where its kind was hard to tell; harder than most */
    record Comment(String kind, String text, boolean further) {

        boolean tells() {
            return kind.equals(REWORDING);
        }
    }

    static List<RumourCase> read(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<RumourCase> cases = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                cases.add(of(mapper.readTree(line)));
            }
        }
        return cases;
    }

    /** Adds the further near misses of a second file to the cases that they are of. */
    static void addFurther(List<RumourCase> cases, Path further) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(further)) {
            JsonNode node = mapper.readTree(line);
            cases.stream()
                    .filter(each -> each.rumour().id().equals(node.get("id").asText()))
                    .forEach(each -> each.comments()
                            .add(new Comment(
                                    node.get("kind").asText(), node.get("text").asText(), true)));
        }
    }

    private static RumourCase of(JsonNode node) {
        List<Comment> comments = new ArrayList<>();
        node.get("rewordings")
                .forEach(reworded ->
                        comments.add(new Comment(REWORDING, reworded.get("text").asText(), false)));
        node.get("negatives")
                .forEach(negative -> comments.add(new Comment(
                        negative.get("kind").asText(), negative.get("text").asText(), false)));
        List<String> aliases = new ArrayList<>();
        node.get("aliases").forEach(alias -> aliases.add(alias.asText()));
        Rumour rumour = new Rumour(
                node.get("id").asText(),
                node.get("targetId").asText(),
                node.get("claim").asText(),
                node.get("debunkedBy").asText(),
                node.get("source").asText(),
                null);
        return new RumourCase(rumour, node.get("name").asText(), aliases, comments);
    }

    List<String> names() {
        List<String> names = new ArrayList<>(aliases);
        names.add(0, name);
        return names;
    }
}
