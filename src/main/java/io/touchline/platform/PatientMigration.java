package io.touchline.platform;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * What a migration does to a full table takes longer than any request may: its connections have no deadline until they go
 * back to the pool. And a replica waits for the one that migrates as long as that takes; its start-up probe says how long
 * that may be.
 */
@Singleton
class PatientMigration implements FlywayConfigurationCustomizer {

    private static final int FOR_EVER = -1;

    @Override
    public void customize(FluentConfiguration configuration) {
        DataSource pool = configuration.getDataSource();
        configuration.lockRetryCount(FOR_EVER);
        configuration.dataSource(as(DataSource.class, (proxy, method, arguments) -> {
            Object result = invoke(method, pool, arguments);
            return result instanceof Connection connection ? withoutDeadline(connection) : result;
        }));
    }

    private static Connection withoutDeadline(Connection connection) throws SQLException {
        int deadline = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        return as(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("close") && !connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, deadline);
            }
            return invoke(method, connection, arguments);
        });
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
