package io.touchline.casework.evidence;

import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.JsonLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the events of a pack say of its case, and of the appeals that were heard about it. */
final class LoggedCase {

    private static final Set<String> DECIDED = Set.of(AuditKind.CASE_DECIDED.name(), AuditKind.REVIEW_DECIDED.name());
    private static final Set<String> UNDONE = Set.of(AuditKind.DECISION_UNDONE.name(), AuditKind.REVIEW_UNDONE.name());
    private static final Set<String> ONCE =
            Set.of(AuditKind.CASE_OPENED.name(), AuditKind.CASE_MERGED.name(), AuditKind.CASE_EMPTIED.name());

    private final String caseId;
    private final Map<String, LoggedEvent> decided = new LinkedHashMap<>();
    private final Map<String, LoggedEvent> undone = new LinkedHashMap<>();
    private final Map<String, Decided> effective = new LinkedHashMap<>();
    private final Map<String, LoggedEvent> once = new LinkedHashMap<>();
    private final Map<String, LoggedEvent> granted = new LinkedHashMap<>();

    /** @param caseId as the manifest has it */
    LoggedCase(String caseId) {
        this.caseId = caseId;
    }

    /** What a decision says of the members that it covers. */
    record Decided(long members, String membersRoot) {}

    /** Takes the next event, if it says something of these. @param where as faults name it */
    void add(AuditEvent event, String where) throws IOException {
        if (event.kind().equals(AuditKind.APPEAL_DECIDED.name())) {
            LoggedEvent appeal = read(event, where);
            if ("GRANT".equals(appeal.value("outcome"))) {
                granted.put(event.subject(), appeal);
            }
        } else if (event.subject().equals(caseId)) {
            addOwn(event, where);
        }
    }

    private void addOwn(AuditEvent event, String where) throws IOException {
        if (ONCE.contains(event.kind())) {
            once.put(event.kind(), read(event, where));
        } else if (UNDONE.contains(event.kind())) {
            LoggedEvent undoing = read(event, where);
            undone.put(undoing.body().path("decisionId").asText(), undoing);
        } else if (DECIDED.contains(event.kind())) {
            LoggedEvent decision = read(event, where);
            String id = decision.body().path("decisionId").asText();
            decided.put(id, decision);
            if (event.kind().equals(AuditKind.CASE_DECIDED.name())) {
                effective.put(
                        id,
                        new Decided(
                                decision.body().path("members").asLong(),
                                decision.body().path("membersRoot").asText()));
            }
        }
    }

    private static LoggedEvent read(AuditEvent event, String where) throws IOException {
        byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
        return new LoggedEvent(where, event.at(), JsonLines.tree(body, where));
    }

    /** By their ids, in the order in which they were taken. */
    Map<String, LoggedEvent> decided() {
        return decided;
    }

    /** Of decisions that were taken back, by their ids. */
    Map<String, LoggedEvent> undone() {
        return undone;
    }

    /** Decisions of effect that were not taken back, by their ids. */
    Map<String, Decided> standing() {
        Map<String, Decided> standing = new LinkedHashMap<>(effective);
        standing.keySet().removeAll(undone.keySet());
        return standing;
    }

    /** The decision that was put in the place of one. */
    Optional<String> replacing(String decision) {
        return decided.entrySet().stream()
                .filter(one -> decision.equals(one.getValue().value("replaces")))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Of {@link AuditKind#CASE_OPENED}, {@link AuditKind#CASE_MERGED} and {@link AuditKind#CASE_EMPTIED}. */
    Optional<LoggedEvent> once(AuditKind kind) {
        return Optional.ofNullable(once.get(kind.name()));
    }

    /** By the appeals that were granted, what that changed. */
    Map<String, LoggedEvent> granted() {
        return granted;
    }
}
