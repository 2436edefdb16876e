package io.touchline.casework.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.assessment.Assessment;
import io.touchline.assessment.StoredBody;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.AssessmentRow;
import io.touchline.assessment.store.CaseOpener;
import io.touchline.assessment.store.StoredAssessment;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.NewEvent;
import io.touchline.text.Canonicaliser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Opens cases for the comments that a policy wants a person to look at, in the transaction that writes them, and logs that
 * and what rules do to accounts by themselves.
 */
@ApplicationScoped
class CaseOpenings implements CaseOpener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource database;
    private final AuditLog log;
    private final Clock clock;
    private final StoredBody answers;

    @Inject
    CaseOpenings(DataSource database, AuditLog log, Clock clock, Canonicaliser canonicaliser) {
        this.database = database;
        this.log = log;
        this.clock = clock;
        this.answers = new StoredBody(canonicaliser);
    }

    @Override
    public Opening open(Connection connection, List<AssessmentRow> rows, Map<UUID, Integer> revisions)
            throws SQLException {
        List<NewEvent> events = new ArrayList<>();
        List<CaseAddition> additions = additions(connection, rows);
        if (additions.isEmpty()) {
            return new Opened(Map.of(), events);
        }
        List<OpenedCase> cases =
                OpeningSql.open(connection, additions, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        List<OpeningSql.Member> members = new ArrayList<>();
        Map<UUID, String> caseIds = new HashMap<>();
        for (int i = 0; i < additions.size(); i++) {
            OpenedCase opened = cases.get(i);
            List<AssessmentRow> own = additions.get(i).rows();
            boolean ofMany = additions.get(i).gathering().kind() != CaseKind.ACCOUNT;
            int seq = opened.members() - own.size();
            for (AssessmentRow row : own) {
                MemberContent content = MemberContent.of(row, answer(row, revisions.get(row.id())));
                members.add(new OpeningSql.Member(opened.id(), ++seq, row, content, ofMany));
                caseIds.put(row.id(), CaseIds.CASE.wire(opened.id()));
            }
            if (opened.isNew()) {
                events.add(event(opened, additions.get(i)));
            }
        }
        OpeningSql.add(connection, members, log::salt);
        return new Opened(caseIds, events);
    }

    /** As it is told once it is stored. */
    private Assessment answer(AssessmentRow row, int revision) {
        return answers.read(new StoredAssessment(
                row.id(), revision, row.body(), Optional.ofNullable(row.text()), Optional.empty()));
    }

    /** In the order of their keys. */
    private static List<CaseAddition> additions(Connection connection, List<AssessmentRow> rows) throws SQLException {
        Map<CaseKey, List<AssessmentRow>> byKey = new TreeMap<>();
        Map<CaseKey, List<AssessmentRow>> storms = new TreeMap<>();
        for (AssessmentRow row : rows) {
            if (row.caseNote() == null) {
                continue;
            }
            Gathering gathering = Gathering.of(row);
            CaseKey key = new CaseKey(row.namespace(), gathering.key());
            Map<CaseKey, List<AssessmentRow>> like = gathering.kind() == CaseKind.STORM ? storms : byKey;
            like.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
        }
        byKey.putAll(StormCases.apart(connection, storms));
        List<CaseAddition> additions = new ArrayList<>();
        byKey.forEach((key, own) -> additions.add(new CaseAddition(key, gathering(own), own)));
        return additions;
    }

    /** Of comments of one case; it names a group if one of them does. */
    private static Gathering gathering(List<AssessmentRow> own) {
        return own.stream()
                .map(Gathering::of)
                .reduce((one, other) -> one.groupId() == null ? other : one)
                .orElseThrow();
    }

    private static NewEvent education(AssessmentRow row) {
        ObjectNode body = JSON.createObjectNode();
        body.put("rule", row.education().rule());
        row.education().reasons().forEach(body.putArray("reasons")::add);
        body.put("versions", versions(row));
        return new NewEvent(
                row.namespace(), AuditKind.EDUCATED, AssessmentIds.wire(row.id()), body.toString(), Optional.empty());
    }

    private static String versions(AssessmentRow row) {
        if (row.caseNote() != null) {
            return row.caseNote().versions();
        }
        try {
            return JSON.readTree(row.body()).path("versions").toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an answer cannot be read", e);
        }
    }

    private static NewEvent event(OpenedCase opened, CaseAddition addition) {
        AssessmentRow first = addition.mostUrgent();
        ObjectNode body = JSON.createObjectNode();
        body.put("rule", first.caseNote().rule());
        body.put("queue", first.caseNote().queue());
        body.put("priority", first.caseNote().priority());
        body.put("kind", addition.gathering().kind().name());
        addition.labels().forEach(body.putArray("labels")::add);
        addition.targetIds().forEach(body.putArray("targetIds")::add);
        body.put("versions", first.caseNote().versions());
        return new NewEvent(
                opened.key().namespace(),
                AuditKind.CASE_OPENED,
                CaseIds.CASE.wire(opened.id()),
                body.toString(),
                Optional.empty());
    }

    @Override
    public Map<UUID, String> casesOf(Collection<UUID> assessmentIds) {
        try (Connection connection = database.getConnection()) {
            Map<UUID, String> cases = new HashMap<>();
            OpeningSql.casesOf(connection, assessmentIds)
                    .forEach((assessment, id) -> cases.put(assessment, CaseIds.CASE.wire(id)));
            return cases;
        } catch (SQLException e) {
            throw new IllegalStateException("cases of assessments cannot be read", e);
        }
    }

    private final class Opened implements Opening {

        private final Map<UUID, String> caseIds;
        private final List<NewEvent> events;

        Opened(Map<UUID, String> caseIds, List<NewEvent> events) {
            this.caseIds = Map.copyOf(caseIds);
            this.events = List.copyOf(events);
        }

        @Override
        public Map<UUID, String> caseIds() {
            return caseIds;
        }

        @Override
        public void log(Connection connection, List<AssessmentRow> educating) throws SQLException {
            List<NewEvent> all = new ArrayList<>();
            educating.forEach(row -> all.add(education(row)));
            all.addAll(events);
            if (!all.isEmpty()) {
                log.append(connection, all);
            }
        }
    }
}
