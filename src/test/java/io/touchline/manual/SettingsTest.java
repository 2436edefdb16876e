package io.touchline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of settings has every key that the service reads, no other, and their defaults. */
class SettingsTest {

    private static final Path PAGE = Manual.PAGES.resolve("configuration.md");
    private static final String OURS = "touchline.";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern GIVEN_NAME = Pattern.compile("<(?:name|label)>");
    private static final Pattern KEPT = Pattern.compile("(\\d+) (day|year)s?");

    @Test
    void standOnThePageWithTheirDefaults() {
        Map<String, Optional<String>> read = read();

        assertThat(read).hasSizeGreaterThan(130);
        assertThat(lines(onThePage())).containsExactlyInAnyOrderElementsOf(lines(read));
    }

    private static List<String> lines(Map<String, Optional<String>> defaults) {
        return defaults.entrySet().stream()
                .map(one -> one.getKey() + " by itself " + one.getValue().orElse("nothing, or told of in words"))
                .toList();
    }

    private static Map<String, Optional<String>> read() {
        Map<String, Optional<String>> read = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.touchline").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(type -> (Class<?>) type.reflect())
                        .forEach(mapping -> ConfigMappings.getProperties(ConfigClass.configClass(
                                        mapping,
                                        mapping.getAnnotation(ConfigMapping.class)
                                                .prefix()))
                                .forEach((name, property) ->
                                        read.put(name.replaceAll("\\[\\*]$", ""), defaultOf(property))));
        return read;
    }

    private static Optional<String> defaultOf(Property property) {
        Optional<String> given =
                property.isPrimitive() && property.asPrimitive().hasDefaultValue()
                        ? Optional.of(property.asPrimitive().getDefaultValue())
                        : property.isLeaf() && property.asLeaf().hasDefaultValue()
                                ? Optional.of(property.asLeaf().getDefaultValue())
                                : Optional.empty();
        return given.map(SettingsTest::plain);
    }

    /** Two ways to write a span of time are one. */
    private static String plain(String value) {
        try {
            return value.matches("[0-9.]+")
                    ? value
                    : DurationConverter.parseDuration(value).toString();
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static Map<String, Optional<String>> onThePage() {
        Map<String, Optional<String>> told = new TreeMap<>();
        Manual.rows(PAGE, "# Configuration").forEach(row -> {
            List<String> keys = keys(codes(row.get(0)));
            List<String> defaults = row.size() < 2 ? List.of() : codes(row.get(1));
            for (int i = 0; i < keys.size(); i++) {
                Optional<String> value =
                        defaults.size() == keys.size() ? Optional.of(plain(defaults.get(i))) : Optional.empty();
                assertThat(told.put(keys.get(i), value))
                        .as("twice: %s", keys.get(i))
                        .isNull();
            }
        });
        replace(told, "touchline.retention.<class>", retention());
        List<List<String>> ladder = Manual.rows(PAGE, "## Account standing").stream()
                .filter(row -> row.size() == 4)
                .toList();
        for (int column = 1; column < 4; column++) {
            String group = "touchline.standing." + ladder.get(0).get(column) + ".";
            int values = column;
            replace(
                    told,
                    group + "*",
                    ladder.stream()
                            .skip(1)
                            .collect(Collectors.toMap(
                                    row -> group + codes(row.get(0)).get(0),
                                    row -> plain(codes(row.get(values)).get(0)))));
        }
        return told;
    }

    /** One row that stands for several keys, which another table has. */
    private static void replace(Map<String, Optional<String>> told, String row, Map<String, String> by) {
        assertThat(told.remove(row)).as(row).isNotNull();
        by.forEach((key, value) -> told.put(key, Optional.of(value)));
    }

    private static Map<String, String> retention() {
        Map<String, String> kept = new TreeMap<>();
        for (List<String> row : Manual.rows(Manual.PAGES.resolve("casework.md"), "## Retention")) {
            Matcher span = KEPT.matcher(row.get(1));
            if (span.matches()) {
                int days = Integer.parseInt(span.group(1)) * (span.group(2).equals("year") ? 365 : 1);
                kept.put("touchline.retention." + codes(row.get(0)).get(0), plain(days + "d"));
            }
        }
        return kept;
    }

    /** In full: what begins with a dot is beside the one before it. */
    private static List<String> keys(List<String> told) {
        List<String> keys = new ArrayList<>();
        String before = "";
        for (String key : told) {
            if (key.startsWith(OURS)) {
                before = key;
            } else if (!key.startsWith(".") || before.isEmpty()) {
                return List.of();
            }
            keys.add(GIVEN_NAME
                    .matcher(key.equals(before) ? key : beside(before, key))
                    .replaceAll("*"));
        }
        return keys;
    }

    /** {@code a.b.c} and {@code .b.d} are {@code a.b.d}, and so is {@code .d}. */
    private static String beside(String key, String other) {
        int dot = other.indexOf('.', 1);
        int same = dot < 0 ? -1 : key.indexOf(other.substring(0, dot + 1));
        return key.substring(0, same < 0 ? key.lastIndexOf('.') : same) + other;
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }
}
