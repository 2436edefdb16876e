package io.touchline.testsupport;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountKey;
import io.touchline.assessment.store.StoredAccounts;
import io.touchline.target.KnownTargets;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that some tests need of the service and others must not have. One profile for all of them: each more is built and
 * started by itself, which takes twenty seconds.
 */
public class SpecialProfile implements QuarkusTestProfile {

    public static final String OTHER_KEY = "key-of-the-other-caller";

    /** Of a caller whose namespace has nobody else's cases. */
    public static final String QUALITY_KEY = "key-of-the-quality-test";

    /** Of a caller in whose namespace nobody has decided anything. */
    public static final String ALONE_KEY = "key-of-who-decides-alone";

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovableClock.class, MoreAccounts.class, RuledTargets.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(Map.of(
                "touchline.callers.other.key",
                OTHER_KEY,
                "touchline.redis.delay",
                "300ms",
                "touchline.encoder.per-second",
                "1",
                // Every decided case is looked at again, and known cases come before all others.
                "touchline.quality.second-looks",
                "1",
                "touchline.quality.golden",
                "1",
                "touchline.fairness.at-least",
                "3",
                "touchline.callers.quality.key",
                QUALITY_KEY,
                "touchline.callers.quality.namespace",
                Api.fresh("quality")));
        overrides.put("touchline.callers.alone.key", ALONE_KEY);
        overrides.put("touchline.callers.alone.namespace", Api.fresh("alone"));
        // Of clients that send or take nothing, tests have to await it.
        overrides.put("touchline.body-within", "2s");
        overrides.put("touchline.large-body-within", "3s");
        overrides.put("touchline.taken-within", "2s");
        return overrides;
    }

    /** Every account that is not stored is {@code user-<key>}, but for those whose key begins with {@code dead}. */
    @Alternative
    @Singleton
    public static class MoreAccounts implements AccountDirectory {

        @Inject
        StoredAccounts stored;

        @Override
        public Map<AccountKey, String> ids(String namespace, Collection<AccountKey> keys) {
            Map<AccountKey, String> ids = new HashMap<>();
            for (AccountKey key : keys) {
                if (!key.hex().startsWith("dead")) {
                    ids.put(key, "user-" + key.hex());
                }
            }
            ids.putAll(stored.ids(namespace, keys));
            return ids;
        }

        @Override
        public Map<AccountKey, String> idsOfSettled(String namespace, Collection<AccountKey> keys) {
            return ids(namespace, keys);
        }

        @Override
        public void keep(Connection connection) throws SQLException {
            stored.keep(connection);
        }

        @Override
        public void remember(Connection connection, String namespace, Account account, Instant at) throws SQLException {
            stored.remember(connection, namespace, account, at);
        }

        @Override
        public Optional<Boolean> wrote(Connection connection, String namespace, AccountKey account, String assessmentId)
                throws SQLException {
            return stored.wrote(connection, namespace, account, assessmentId);
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

        @Override
        public boolean isRegistered(String targetId) {
            return isKnown(targetId);
        }
    }
}
