package io.touchline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A migration that has landed stays as it is, to the last comment: with one whose lines are others no replica starts on
 * a database that has it, and what is changed in it never reaches that database.
 */
class LandedMigrationsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path LANDED = Path.of("src/test/resources/migrations.sha256");

    @Test
    void staysAsItIs() throws IOException {
        Map<String, String> landed = landed();
        Map<String, String> now = now();
        now.keySet().retainAll(landed.keySet());

        assertThat(now)
                .as("A migration that is listed in %s has landed: put it back as it was, and write a new one", LANDED)
                .isEqualTo(landed);
    }

    @Test
    void isListed() throws IOException {
        assertThat(now().keySet())
                .as(
                        "A new migration is listed by the commit that brings it: "
                                + "(cd %s && sha256sum *.sql | sort -k 2V) > %s",
                        MIGRATIONS, LANDED)
                .isEqualTo(landed().keySet());
    }

    private static Map<String, String> landed() throws IOException {
        return Files.readAllLines(LANDED).stream()
                .map(line -> line.split(" +"))
                .collect(Collectors.toMap(line -> line[1], line -> line[0], (one, other) -> one + other, TreeMap::new));
    }

    private static Map<String, String> now() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            List<Path> all = files.toList();
            Map<String, String> sums = new TreeMap<>();
            for (Path file : all) {
                sums.put(file.getFileName().toString(), sha256(Files.readAllBytes(file)));
            }
            return sums;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
