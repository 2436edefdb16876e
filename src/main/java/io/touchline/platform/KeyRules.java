package io.touchline.platform;

import io.quarkus.runtime.StartupEvent;
import io.touchline.api.KeyedHash;
import io.touchline.api.ServiceMode;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Refuses to start with another HMAC key than the one that the database was begun with. */
final class KeyRules {

    private static final Logger LOG = Logger.getLogger(KeyRules.class);

    /** After the migration, before anything is read or written with the key. */
    void check(@Observes @Priority(2) StartupEvent start, ServiceConfig config, DataSource database, KeyedHash hash)
            throws SQLException {
        switch (new KeyFingerprint(database, hash).compare()) {
            case SAME -> {}
            case NOTED -> LOG.info("hmac-key.noted: later starts need the same key");
            case NOTED_LATE ->
                LOG.warn("hmac-key.noted: this database has accounts and did not know its key; the one"
                        + " that this replica runs with is taken for it, later starts need the same");
            case OTHER -> throw new IllegalStateException(refusal(config));
        }
    }

    static String refusal(ServiceConfig config) {
        String wrong =
                "is not the one that this database was begun with: no account would be recognised, and an erasure"
                        + " would find nothing";
        if (config.mode() == ServiceMode.PRODUCTION) {
            return "touchline.hmac-key " + wrong + ". Give it that key, which belongs into the backups of the database";
        }
        String key = config.hmacKey().isPresent()
                ? "touchline.hmac-key"
                : "the HMAC key in " + Path.of(config.dataDir()).resolve(KeyedHashSource.LOCAL_FILE);
        return key + " " + wrong + ". Put the former one back, or begin anew with a data folder of its own:"
                + " -Dtouchline.data-dir=PATH";
    }
}
