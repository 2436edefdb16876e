package io.touchline.target;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static io.touchline.testsupport.Api.registerAthlete;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.text.Canonicaliser;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names that came into the database under other rules stop neither a poll nor a start, nor changes of others. */
@QuarkusTest
class StoredNamesTest {

    @Inject
    DataSource database;

    @Inject
    TargetRegistry registry;

    @Inject
    TargetRepository repository;

    @Inject
    MeterRegistry meters;

    private final String name = freshName();
    /** 40 letters as it is written, 79 without diacritics. */
    private final String cell = "ý|ź|".repeat(20);

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            said.add(line instanceof ExtLogRecord one ? one.getFormattedMessage() : line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private String id;

    @BeforeEach
    void store() throws SQLException {
        Logger.getLogger(TargetRegistry.class.getName()).addHandler(listener);
        id = registerAthlete(name);
        alter("UPDATE target SET aliases = ARRAY[?, '夏'] WHERE id = ?", cell, id);
        alter("UPDATE registry_version SET version = version + 1 WHERE registry = 'target'");
    }

    @AfterEach
    void archive() throws SQLException {
        Logger.getLogger(TargetRegistry.class.getName()).removeHandler(listener);
        alter("UPDATE target SET archived_at = now() WHERE id = ?", id);
        alter("UPDATE registry_version SET version = version + 1 WHERE registry = 'target'");
        registry.poll();
    }

    @Test
    void areLeftOutByAPoll() throws SQLException {
        registry.poll();

        assertThat(registry.current().version()).isEqualTo(repository.version());
        assertThat(targetsOf(name + "好样的")).containsExactly(id);
        assertThat(targetsOf(cell + " !")).containsExactly(id);
        assertThat(targetsOf("夏天见")).isEmpty();
        assertThat(said)
                .filteredOn(line -> line.startsWith("target.incomplete id=" + id))
                .hasSize(1);
        assertThat(said).noneMatch(line -> line.contains("ý") || line.contains("夏"));
        assertThat(meters.get("touchline.targets.incomplete").gauge().value()).isEqualTo(1);

        // Others change as ever, and what is known is not told again.
        String other = freshName();
        String added = registerAthlete(other);
        assertThat(targetsOf(other + "好样的")).containsExactly(added);
        assertThat(said)
                .filteredOn(line -> line.startsWith("target.incomplete id=" + id))
                .hasSize(1);
    }

    @Test
    void areLeftOutByAStart() {
        TargetRegistry starting = new TargetRegistry(repository, Clock.systemUTC(), new Canonicaliser(), meters);

        starting.start(new StartupEvent());

        assertThat(starting.current().find(id)).isPresent();
        assertThat(starting.current().incomplete()).containsExactly(id);
    }

    private static List<String> targetsOf(String text) {
        return assess(comment(fresh("c"), "u-1", text)).jsonPath().getList("targets.id");
    }

    private void alter(String sql, String... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
