package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.touchline.api.Bounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number or a span of time that some part could not work with ends the start. */
class SettingBoundsTest {

    private static final Set<Class<?>> MEASURES =
            Set.of(int.class, long.class, double.class, Duration.class, OptionalInt.class, OptionalDouble.class);

    private static final List<JavaClass> SETTINGS = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> location.contains("Config"))
                    .importPackages("io.touchline")
                    .stream()
                    .filter(JavaClass::isInterface)
                    .toList();

    @Test
    void allHaveBounds() {
        Stream<JavaMethod> open = SETTINGS.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getRawReturnType().isEquivalentTo(Optional.class)
                        ? method.getReturnType().getName().matches(".*(Integer|Long|Double|Duration)>")
                        : MEASURES.stream().anyMatch(method.getRawReturnType()::isEquivalentTo))
                .filter(method -> !method.isAnnotatedWith(Bounds.class));

        assertThat(open.map(JavaMethod::getFullName)).isEmpty();
    }

    @Test
    void holdForWhatNobodySets() {
        assertThat(mappings()).hasSizeGreaterThan(15);

        build(Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "touchline.redis.delay, 0s, from 1ms to 1h",
        "touchline.redis.calls, 65, from 1 to 64",
        "touchline.store.drain-group, 0, from 1 to 10000",
        "touchline.store.writers, 0, from 1 to 64",
        "touchline.store.lookups, -1, from 1 to 64",
        "touchline.other-calls, 0, from 1 to 1000",
        "touchline.assessment.max-in-flight, 0, from 1 to 1000000",
        "touchline.assessment.coordination-budget, 0s, from 1ms to 1m",
        "touchline.retention.lock-timeout, 0s, from 1ms to 10s",
        "touchline.quality.second-looks, 5, from 0 to 1",
        "touchline.quality.golden, NaN, from 0 to 1",
        "touchline.encoder.band, -1, from 0 to 100",
        "touchline.coordination.groups.keep-snapshots, 0s, from 1h to 36500d",
        "touchline.callers.shop.rate.per-second, 0, from 1 to 100000000",
        "touchline.retention.look-every, nope, off or from 1s to 30d",
        "touchline.erasure.look-every, 1x, off or from 1s to 30d",
        "touchline.erasure.finish-every, 0s, off or from 1s to 30d",
        "touchline.appeals.look-every, -5, off or from 1s to 30d",
        "touchline.people.rate.burst, 2147483647, from 1 to 1000000000",
    })
    void areToldWithTheName(String property, String value, String bounds) {
        assertThatThrownBy(() -> build(Map.of(property, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageEndingWith(property + " must be " + bounds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF", "disabled", "60s", "90", "1h30m", "P1D"})
    void letTheSchedulerRest(String period) {
        build(Map.of("touchline.retention.look-every", period));
    }

    private static List<Class<?>> mappings() {
        return SETTINGS.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }

    private static void build(Map<String, String> properties) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValues(properties)
                .withValidator(new SettingBounds());
        mappings()
                .forEach(type -> builder.withMapping(
                        type, type.getAnnotation(ConfigMapping.class).prefix()));
        builder.build();
    }
}
