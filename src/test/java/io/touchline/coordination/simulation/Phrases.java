package io.touchline.coordination.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A list of phrases from {@code simulation/} on the class path; its first line says what it is. */
final class Phrases {

    /** Stands for a target's name in phrases and in clauses of the corpus. */
    static final String NAME = "@";

    private Phrases() {}

    /**
     * A phrase that many use, and what the scorer says of it: each was scored as in {@link HostilityScores}, with a player
     * of the registry for the name.
     */
    record Scored(String text, double hostility) {

        private static Scored parse(String line) {
            int tab = line.indexOf('\t');
            return new Scored(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1)));
        }

        Scored about(String name) {
            return new Scored(text.replace(NAME, name), hostility);
        }
    }

    static List<Scored> scored(String file) {
        return read(file).stream().map(Scored::parse).toList();
    }

    static List<String> read(String file) {
        try (InputStream in = Phrases.class.getResourceAsStream("/simulation/" + file)) {
            if (in == null) {
                throw new IllegalStateException("there is no simulation/" + file + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
