package io.touchline.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Days of which texts and assessments are due together. */
@QuarkusTest
class OldDaysTest {

    @Inject
    DataSource database;

    @Inject
    Retention retention;

    /** Nobody would find them any more, be it to erase them. */
    @Test
    void keepTheirAssessmentsAsLongAsTheirTexts() throws SQLException {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(187);
        String suffix = "_" + day.toString().replace("-", "");
        new Rows(database).column("SELECT ensure_day(?)", day);

        RetentionRun inTheWay;
        try (Connection reader = database.getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM comment_text" + suffix).close();
            inTheWay = retention.run().orElseThrow();
            reader.rollback();
        }

        assertThat(inTheWay.postponed())
                .filteredOn(table -> table.endsWith(suffix))
                .containsExactly("comment_text" + suffix, "assessment_target" + suffix, "assessment" + suffix);
        assertThat(retention.run().orElseThrow().postponed()).isEmpty();
        assertThat(new Rows(database).column("SELECT to_regclass(?)::text", "assessment" + suffix))
                .containsExactly((Object) null);
    }
}
