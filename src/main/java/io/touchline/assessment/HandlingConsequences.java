package io.touchline.assessment;

import io.touchline.assessment.store.AssessmentRow;
import io.touchline.assessment.store.Consequences;
import io.touchline.handling.protection.ProtectionSql;
import io.touchline.handling.protection.Protections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes down what a policy's recommendations set going: protections of targets. */
@ApplicationScoped
class HandlingConsequences implements Consequences {

    private final Protections protections;

    HandlingConsequences(Protections protections) {
        this.protections = protections;
    }

    @Override
    public void write(Connection connection, List<AssessmentRow> written) throws SQLException {
        ProtectionSql.write(connection, protectionsOf(written));
    }

    @Override
    public void committed(List<AssessmentRow> written) {
        protections.written(protectionsOf(written));
    }

    private static List<ProtectionSql.Noted> protectionsOf(List<AssessmentRow> rows) {
        return rows.stream()
                .flatMap(row -> row.protections().stream().map(note -> new ProtectionSql.Noted(row.namespace(), note)))
                .toList();
    }
}
