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
