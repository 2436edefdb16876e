package io.touchline.platform;

import io.touchline.api.KeyedHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;

/**
 * Which HMAC key a database was begun with. With another one nothing looks wrong from outside: accounts read as unknown
 * ones, and an erasure reports that it is complete while all of it stays.
 */
final class KeyFingerprint {

    private static final String CONSTANT = "hmac-key-fingerprint";

    /** Of starts that race, the first one's key is the database's. */
    private static final String NOTE = "INSERT INTO hmac_key (fingerprint) VALUES (?) ON CONFLICT DO NOTHING";

    private static final String KNOWN = "SELECT fingerprint FROM hmac_key";
    private static final String IN_USE = "SELECT EXISTS (SELECT FROM account)";

    private final DataSource database;
    private final byte[] ours;

    KeyFingerprint(DataSource database, KeyedHash hash) {
        this.database = database;
        this.ours = hash.of(CONSTANT);
    }

    /** What a look at the database found. */
    enum Finding {
        /** It is the key that the database was begun with. */
        SAME,
        /** An empty database that had none has this one now. */
        NOTED,
        /** So has one that had accounts already: whether they were made with it is not known. */
        NOTED_LATE,
        /** The database was begun with another key. */
        OTHER
    }

    /** Writes the key's fingerprint down where there is none. */
    Finding compare() throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean noted = note(connection);
            if (!Arrays.equals(known(connection), ours)) {
                return Finding.OTHER;
            }
            if (!noted) {
                return Finding.SAME;
            }
            return inUse(connection) ? Finding.NOTED_LATE : Finding.NOTED;
        }
    }

    private boolean note(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setBytes(1, ours);
            return statement.executeUpdate() == 1;
        }
    }

    private static byte[] known(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(KNOWN)) {
            return row.next() ? row.getBytes(1) : new byte[0];
        }
    }

    private static boolean inUse(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(IN_USE)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
