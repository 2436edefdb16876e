package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.EventHash;
import io.touchline.casework.audit.ExportedEvent;
import io.touchline.casework.audit.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Follows the events of a pack: numbers rise, each hash is that of its content, and where no event was left out between
 * two the second names the first. Keeps what they say of the case.
 */
final class EventsCheck {

    private final Manifest manifest;
    private final byte[] anchor;
    private final LoggedCase logged;
    private AuditEvent last;
    private boolean anchored;
    private long events;

    /** @param anchor a hash that was published, or null */
    EventsCheck(Manifest manifest, byte[] anchor) {
        this.manifest = manifest;
        this.anchor = anchor;
        this.logged = new LoggedCase(manifest.caseId());
        this.anchored = anchor == null
                || HexFormat.of().formatHex(anchor).equals(manifest.head().hash());
    }

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
        logged.add(event, what);
        last = event;
    }

    /** What the events that were read so far say of the case. */
    LoggedCase logged() {
        return logged;
    }

    long events() {
        return events;
    }
}
