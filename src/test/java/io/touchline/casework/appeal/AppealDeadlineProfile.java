package io.touchline.casework.appeal;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.touchline.testsupport.MovableClock;
import java.util.Set;

/** The service with a clock that can be put forward. */
public class AppealDeadlineProfile implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovableClock.class);
    }
}
