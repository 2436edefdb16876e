package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.EventHash;
import io.touchline.casework.audit.ExportedEvent;
import io.touchline.casework.audit.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Follows the events of a pack: numbers rise, each hash is that of its content, and where no event was left out between
 * two the second names the first. Remembers what decisions say of the members.
 */
final class EventsCheck {

    private static final Set<String> DECIDED = Set.of(AuditKind.CASE_DECIDED.name(), AuditKind.REVIEW_DECIDED.name());
    private static final Set<String> UNDONE = Set.of(AuditKind.DECISION_UNDONE.name(), AuditKind.REVIEW_UNDONE.name());

    private final Manifest manifest;
    private final byte[] anchor;
    private final Map<String, Decided> standing = new LinkedHashMap<>();
    private final Map<String, JsonNode> decided = new LinkedHashMap<>();
    private final Map<String, JsonNode> undone = new LinkedHashMap<>();
    private AuditEvent last;
    private boolean anchored;
    private long events;

    /** @param anchor a hash that was published, or null */
    EventsCheck(Manifest manifest, byte[] anchor) {
        this.manifest = manifest;
        this.anchor = anchor;
        this.anchored = anchor == null
                || HexFormat.of().formatHex(anchor).equals(manifest.head().hash());
    }

    /** What a decision that was not taken back says of the members that it covers. */
    record Decided(long members, String membersRoot) {}

    void read(InputStream in) throws IOException {
        JsonLines lines = new JsonLines(in);
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            String what = PackFile.EVENTS.fileName() + " line " + lines.number();
            event(event(line.get(), what), what);
        }
        if (!anchored) {
            throw new PackFault("neither the end of the log nor an event of the case has the hash that was published");
        }
    }

    private static AuditEvent event(JsonNode line, String what) throws IOException {
        try {
            return JsonLines.read(line, ExportedEvent.class, what).event();
        } catch (IllegalArgumentException e) {
            throw new PackFault(what + ": " + e.getMessage());
        }
    }

    private void event(AuditEvent event, String what) throws IOException {
        events++;
        if (!event.namespace().equals(manifest.head().namespace())) {
            throw new PackFault(what + " belongs to another log");
        }
        if (last != null && event.seq() <= last.seq()) {
            throw new PackFault(what + " is out of order");
        }
        if (!Arrays.equals(event.hash(), EventHash.of(event))) {
            throw new PackFault(what + " is not what its hash was made of");
        }
        byte[] before = event.seq() == 1 ? EventHash.first(event.namespace()) : null;
        if (last != null && event.seq() == last.seq() + 1) {
            before = last.hash();
        }
        if (before != null && !Arrays.equals(event.previousHash(), before)) {
            throw new PackFault(what + " does not follow on the event before");
        }
        boolean isHead =
                HexFormat.of().formatHex(event.hash()).equals(manifest.head().hash());
        if (event.seq() > manifest.head().seq()
                || isHead != (event.seq() == manifest.head().seq())) {
            throw new PackFault(what + " does not fit the end of the log");
        }
        anchored |= Arrays.equals(event.hash(), anchor);
        remember(event, what);
        last = event;
    }

    private void remember(AuditEvent event, String what) throws IOException {
        if (!event.subject().equals(manifest.caseId())
                || !(DECIDED.contains(event.kind()) || UNDONE.contains(event.kind()))) {
            return;
        }
        JsonNode body = JsonLines.tree(event.body().getBytes(StandardCharsets.UTF_8), what);
        String decision = body.path("decisionId").asText();
        if (UNDONE.contains(event.kind())) {
            undone.put(decision, body);
            standing.remove(decision);
            return;
        }
        decided.put(decision, body);
        if (event.kind().equals(AuditKind.CASE_DECIDED.name())) {
            standing.put(
                    decision,
                    new Decided(
                            body.path("members").asLong(),
                            body.path("membersRoot").asText()));
        }
    }

    /** The case, as its document has it, against what is said of it here. */
    CaseCheck against(JsonNode about) {
        return new CaseCheck(about, decided, undone);
    }

    /** By the ids of decisions. */
    Map<String, Decided> standing() {
        return standing;
    }

    long events() {
        return events;
    }
}
