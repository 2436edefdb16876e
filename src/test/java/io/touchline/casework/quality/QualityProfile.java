package io.touchline.casework.quality;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.touchline.testsupport.Api;
import java.util.Map;

/** Every decided case is looked at again, and known cases come before all others; in a namespace of its own. */
public class QualityProfile implements QuarkusTestProfile {

    static final String KEY = "key-of-the-quality-test";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "touchline.quality.second-looks",
                "1",
                "touchline.quality.golden",
                "1",
                "touchline.fairness.at-least",
                "3",
                "touchline.callers.quality.key",
                KEY,
                "touchline.callers.quality.namespace",
                Api.fresh("quality"));
    }
}
