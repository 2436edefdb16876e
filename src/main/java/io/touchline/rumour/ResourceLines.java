package io.touchline.rumour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bundled table, line by line, without comments and empty lines. */
final class ResourceLines {

    private ResourceLines() {}

    static List<String> of(String resource) {
        try (InputStream in = ResourceLines.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not bundled");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " is not readable", e);
        }
    }

    /** Of lines that have a name, a colon and numbers. */
    static Map<String, double[]> numbers(String resource) {
        Map<String, double[]> rows = new LinkedHashMap<>();
        for (String line : of(resource)) {
            int colon = line.indexOf(':');
            rows.put(
                    line.substring(0, colon),
                    Arrays.stream(line.substring(colon + 1).trim().split("\\s+", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray());
        }
        return rows;
    }
}
