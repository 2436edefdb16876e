package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A misspelt word is no {@code false}, and what is refused is told by its key. */
class StrictSettingsTest {

    private static final Map<Class<?>, Class<?>> STRICT = Map.of(
            boolean.class, StrictSettings.Flag.class,
            Boolean.class, StrictSettings.Flag.class,
            ZoneId.class, StrictSettings.Zone.class,
            Instant.class, StrictSettings.Moment.class);

    @Test
    void noSettingGoesWithout() {
        Set<JavaMethod> settings = settings();
        assertThat(settings).extracting(JavaMethod::getName).contains("keepText", "beforeReady", "exact", "zone");

        assertThat(settings).filteredOn(StrictSettingsTest::isLenient).isEmpty();
        assertThat(Lenient.class.getMethods()).hasSize(2);
        assertThat(new ClassFileImporter().importClass(Lenient.class).getMethods())
                .allMatch(StrictSettingsTest::isLenient);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true", "TRUE, true", "' yes ', true", "Y, true", "on, true", "1, true",
        "false, false", "False, false", "no, false", "n, false", "OFF, false", "0, false",
    })
    void readsFlags(String word, boolean flag) {
        assertThat(read(Map.of("demo.groups.x.keep", word)).groups().get("x").keep())
                .isEqualTo(flag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ture", "flase", "t", "f", "2", "-", "true,false", "ｔｒｕｅ"})
    void refusesOtherWords(String word) {
        assertThatThrownBy(() -> read(Map.of("demo.groups.x.keep", word)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("demo.groups.x.keep")
                .hasMessageEndingWith("must be true (yes, y, on, 1) or false (no, n, off, 0)");
    }

    @Test
    void takesTheDefaultWhereNothingIsSaid() {
        Demo demo = read(Map.of("demo.groups.x.until", "2026-03-01T00:00:00Z", "demo.zone", "Europe/Paris"));

        assertThat(demo.groups().get("x").keep()).isTrue();
        assertThat(demo.groups().get("x").until()).contains(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(demo.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    }

    @ParameterizedTest
    @CsvSource({
        "demo.zone, Asia/Shangai, must be a time zone such as Asia/Shanghai",
        "demo.zone, '8 o''clock', must be a time zone such as Asia/Shanghai",
        "demo.groups.x.until, tomorrow, must be a moment such as 2027-01-31T00:00:00Z",
        "demo.groups.x.until, 2026-03-01, must be a moment such as 2027-01-31T00:00:00Z",
    })
    void namesTheKeyOfWhatIsNoZoneOrMoment(String key, String value, String rule) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(key)
                .hasMessageEndingWith(rule);
    }

    /** Of all mappings, with the groups within them. */
    private static Set<JavaMethod> settings() {
        List<JavaClass> mappings = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.touchline").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .toList();
        assertThat(mappings).hasSizeGreaterThan(15);
        Set<JavaMethod> settings = new LinkedHashSet<>();
        Deque<JavaClass> groups = new ArrayDeque<>(mappings);
        while (!groups.isEmpty()) {
            for (JavaMethod method : groups.remove().getMethods()) {
                if (settings.add(method)) {
                    method.getReturnType().getAllInvolvedRawTypes().stream()
                            .filter(type -> type.isInterface() && type.getName().startsWith("io.touchline."))
                            .forEach(groups::add);
                }
            }
        }
        return settings;
    }

    private static boolean isLenient(JavaMethod setting) {
        return setting.getReturnType().getAllInvolvedRawTypes().stream()
                .filter(type -> STRICT.keySet().stream().anyMatch(type::isEquivalentTo))
                .anyMatch(type -> !setting.isAnnotatedWith(WithConverter.class)
                        || setting.getAnnotationOfType(WithConverter.class).value() != STRICT.get(type.reflect()));
    }

    private static Demo read(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValues(properties)
                .withMapping(Demo.class, "demo")
                .build()
                .getConfigMapping(Demo.class, "demo");
    }

    /** Settings as features have them, but for the annotation, by which the service would take them for its own. */
    interface Demo {

        @WithDefault("Asia/Shanghai")
        @WithConverter(StrictSettings.Zone.class)
        ZoneId zone();

        Map<String, Group> groups();
    }

    interface Group {

        @WithDefault("true")
        @WithConverter(StrictSettings.Flag.class)
        boolean keep();

        @WithConverter(StrictSettings.Moment.class)
        Optional<Instant> until();
    }

    /** What must not be. */
    interface Lenient {

        boolean plain();

        Optional<Boolean> wrapped();
    }
}
