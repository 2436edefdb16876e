package io.touchline.coordination;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The service's configuration as its defaults say, without a service. */
final class TestConfigs {

    private TestConfigs() {}

    /** @param overrides keys without the prefix */
    static CoordinationConfig with(Map<String, String> overrides) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(CoordinationConfig.class);
        overrides.forEach((key, value) -> builder.withDefaultValue("touchline.coordination." + key, value));
        return builder.build().getConfigMapping(CoordinationConfig.class);
    }
}
