package io.touchline.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertyName;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.common.utils.StringUtil;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Environment variables that are meant for the service and that it does not read. SmallRye refuses properties that no
 * mapping knows, but not variables, because those of one word with a dash and of two words look alike; a misspelt one
 * would be passed over, and what it was to switch off would stay on.
 */
final class UnknownSettings {

    private static final String PREFIX = "touchline.";

    private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");
    private static final Pattern INDEX = Pattern.compile("\\[[^]]*]$");

    /** Read by the retention run, which may share its environment with the service. */
    private static final Set<String> OF_OTHERS = Set.of("touchline.url", "touchline.retention.key");

    private UnknownSettings() {}

    /**
     * @param mappings all that read settings of ours
     * @return names as the environment has them, in upper case, sorted; never a value
     */
    static List<String> of(SmallRyeConfig config, Collection<Class<?>> mappings) {
        List<String> known = mappings.stream()
                .flatMap(UnknownSettings::properties)
                .map(UnknownSettings::withoutIndex)
                .toList();
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(EnvConfigSource.class::isInstance)
                .flatMap(source -> source.getPropertyNames().stream())
                .map(name -> PROFILE.matcher(name).replaceFirst(""))
                .filter(name -> name.startsWith(PREFIX) && !OF_OTHERS.contains(name))
                .filter(name -> known.stream().noneMatch(one -> PropertyName.equals(withoutIndex(name), one)))
                .map(name ->
                        StringUtil.replaceNonAlphanumericByUnderscores(name).toUpperCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> properties(Class<?> mapping) {
        ConfigClass read = ConfigClass.configClass(
                mapping, mapping.getAnnotation(ConfigMapping.class).prefix());
        return ConfigMappings.getProperties(read).keySet().stream();
    }

    private static String withoutIndex(String name) {
        return INDEX.matcher(name).replaceFirst("");
    }
}
