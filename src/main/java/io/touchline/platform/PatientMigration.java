package io.touchline.platform;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * What a migration does to a full table takes longer than any request may: its connections have no deadline until they
 * go back to the pool, neither that on which it is done nor that whose transaction holds Flyway's lock and is idle
 * meanwhile. And a replica waits for the one that migrates as long as that takes; its start-up probe says how long that
 * may be. A lock is another matter: whoever comes after a migration that waits for one waits behind it, so that it
 * waits but shortly, lets everybody through and tries again, see {@link PatientScript}.
 */
@Singleton
class PatientMigration implements FlywayConfigurationCustomizer {

    private static final int FOR_EVER = -1;

    /**
     * Shorter than the two seconds that a replica's writer waits for a lock, so that nothing of it fails meanwhile;
     * longer than the one second (deadlock_timeout) after which a vacuum that is in the way is told to stop.
     */
    private static final String LOCK_TIMEOUT = "1500ms";

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

    private final Duration betweenTries;

    PatientMigration() {
        this(BETWEEN_TRIES);
    }

    PatientMigration(Duration betweenTries) {
        this.betweenTries = betweenTries;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        DataSource pool = configuration.getDataSource();
        configuration.lockRetryCount(FOR_EVER);
        configuration.dataSource(as(DataSource.class, (proxy, method, arguments) -> {
            Object result = invoke(method, pool, arguments);
            return result instanceof Connection connection ? patient(connection) : result;
        }));
    }

    private Connection patient(Connection connection) throws SQLException {
        int deadline = connection.getNetworkTimeout();
        try {
            run(connection, "SET idle_in_transaction_session_timeout = 0; SET lock_timeout = '" + LOCK_TIMEOUT + "'");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.setNetworkTimeout(Runnable::run, 0);
        PatientScript script = new PatientScript(connection, betweenTries);
        return as(Connection.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "close" -> giveBack(connection, deadline);
                case "setAutoCommit", "commit", "rollback" -> script.end();
                default -> {}
            }
            Object result = invoke(method, connection, arguments);
            return method.getName().equals("createStatement") ? patient((Statement) result, script) : result;
        });
    }

    private static void giveBack(Connection connection, int deadline) throws SQLException {
        if (!connection.isClosed()) {
            try {
                run(connection, "RESET idle_in_transaction_session_timeout; RESET lock_timeout");
            } catch (SQLException e) {
                // Whoever borrowed it next would be idle for as long, and wait as shortly.
                connection.abort(Runnable::run);
                return;
            }
            connection.setNetworkTimeout(Runnable::run, deadline);
        }
    }

    private static Statement patient(Statement statement, PatientScript script) {
        return as(
                Statement.class,
                (proxy, method, arguments) -> method.getName().equals("execute") && arguments.length == 1
                        ? script.execute(statement, (String) arguments[0])
                        : invoke(method, statement, arguments));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> T as(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(PatientMigration.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Method method, Object on, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
