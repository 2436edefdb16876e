package io.touchline.handling.standing;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.touchline.testsupport.MovableClock;
import java.util.Map;
import java.util.Set;

/** The service with a clock that can be put forward. */
public class StandingProfile implements QuarkusTestProfile {

    static final String OTHER_KEY = "key-of-the-other-caller";

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovableClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("touchline.callers.other.key", OTHER_KEY, "touchline.redis.delay", "300ms");
    }
}
