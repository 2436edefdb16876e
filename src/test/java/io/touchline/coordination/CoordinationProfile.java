package io.touchline.coordination;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountKey;
import io.touchline.target.KnownTargets;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The service with ports that answer from a rule instead of from the registry and the database. */
public class CoordinationProfile implements QuarkusTestProfile {

    static final String OTHER_KEY = "key-of-the-other-caller";

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(RuledAccounts.class, RuledTargets.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("touchline.callers.other.key", OTHER_KEY, "touchline.redis.delay", "300ms");
    }

    /** Every account is {@code user-<key>}, but for those whose key begins with {@code dead}: they are erased. */
    @Alternative
    @Singleton
    public static class RuledAccounts implements AccountDirectory {

        @Override
        public Map<AccountKey, String> ids(String namespace, Collection<AccountKey> keys) {
            Map<AccountKey, String> ids = new HashMap<>();
            for (AccountKey key : keys) {
                if (!key.hex().startsWith("dead")) {
                    ids.put(key, "user-" + key.hex());
                }
            }
            return ids;
        }
    }

    /** Every target is known but those called {@code unknown…}. */
    @Alternative
    @Singleton
    public static class RuledTargets implements KnownTargets {

        @Override
        public boolean isKnown(String targetId) {
            return !targetId.startsWith("unknown");
        }
    }
}
