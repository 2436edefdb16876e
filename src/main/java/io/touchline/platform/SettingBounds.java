package io.touchline.platform;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.scheduler.common.runtime.util.SchedulerUtils;
import io.smallrye.config.ConfigMapping.NamingStrategy;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.ConfigValidator;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.touchline.api.Bounds;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Holds settings against their {@link Bounds} while the configuration is read. Constraints of Hibernate Validator would do
 * it too, but one of them has Quarkus build a second validator at every start, for all 230 mappings of its own, which
 * takes a tenth to a twentieth of it.
 */
public final class SettingBounds implements ConfigValidator, SmallRyeConfigBuilderCustomizer {

    private static final String OURS = "io.touchline.";

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withValidator(this);
    }

    /** @throws ConfigValidationException that names every setting of the mapping that is out of its bounds */
    @Override
    public void validateMapping(Class<?> type, String prefix, Object mapping) {
        List<Problem> problems = new ArrayList<>();
        if (type.getName().startsWith(OURS)) {
            checkGroup(type, prefix, mapping, problems);
        }
        if (!problems.isEmpty()) {
            throw new ConfigValidationException(problems.toArray(Problem[]::new));
        }
    }

    private static void checkGroup(Class<?> type, String name, Object group, List<Problem> problems) {
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && !method.isDefault()) {
                check(nameOf(method, name), valueOf(method, group), method.getAnnotation(Bounds.class), problems);
            }
        }
    }

    private static String nameOf(Method method, String group) {
        if (method.isAnnotationPresent(WithParentName.class)) {
            return group;
        }
        WithName given = method.getAnnotation(WithName.class);
        return group + "." + (given == null ? NamingStrategy.KEBAB_CASE.apply(method.getName()) : given.value());
    }

    private static Object valueOf(Method method, Object group) {
        try {
            method.setAccessible(true);
            return method.invoke(group);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a setting cannot be read: " + method, e);
        }
    }

    private static void check(String name, Object value, Bounds bounds, List<Problem> problems) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> check(name, present, bounds, problems));
        } else if (value instanceof Map<?, ?> groups) {
            groups.forEach((key, group) -> check(name + "." + key, group, bounds, problems));
        } else if (bounds != null && !holds(bounds, value)) {
            String off = value instanceof String ? "off or " : "";
            problems.add(new Problem(name + " must be " + off + "from " + bounds.from() + " to " + bounds.to()));
        } else {
            for (Class<?> type : value.getClass().getInterfaces()) {
                if (type.getName().startsWith(OURS) && !value.getClass().isEnum()) {
                    checkGroup(type, name, value, problems);
                }
            }
        }
    }

    private static boolean holds(Bounds bounds, Object value) {
        if (value instanceof Duration duration) {
            return duration.compareTo(DurationConverter.parseDuration(bounds.from())) >= 0
                    && duration.compareTo(DurationConverter.parseDuration(bounds.to())) <= 0;
        }
        if (value instanceof String period) {
            return SchedulerUtils.isOff(period)
                    || parsed(period).map(each -> holds(bounds, each)).orElse(false);
        }
        if (value instanceof OptionalInt number) {
            return number.isEmpty() || holds(bounds, number.getAsInt());
        }
        if (value instanceof OptionalDouble number) {
            return number.isEmpty() || holds(bounds, number.getAsDouble());
        }
        double number = ((Number) value).doubleValue();
        return number >= Double.parseDouble(bounds.from()) && number <= Double.parseDouble(bounds.to());
    }

    /** As the scheduler reads it. */
    private static Optional<Duration> parsed(String period) {
        try {
            return Optional.ofNullable(DurationConverter.parseDuration(period));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
