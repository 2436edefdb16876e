package io.touchline.testsupport;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/** Lets tests have properties of their own beside the service's, which refuses any of its prefix that it does not know. */
public final class TestProperties implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withMappingIgnore("touchline.reference");
    }
}
