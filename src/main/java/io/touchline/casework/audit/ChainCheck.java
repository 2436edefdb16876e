package io.touchline.casework.audit;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Follows a log from its first event to its end and notes what does not fit, whatever that is: numbers, links, hashes,
 * personal parts, the end and its seal. Plain, so that it works on rows and on an export alike; in memory it keeps two
 * bits for an event. Not thread-safe.
 *
 * <p>What it cannot see from the log alone is that somebody put all of it back to an earlier state, seal and all. Only a
 * hash that was published since can: see {@link #expect}.
 */
public final class ChainCheck {

    private final String namespace;
    private final FaultList faults = new FaultList();
    private final PersonalCheck personal = new PersonalCheck(faults);
    private long events;
    private long seq;
    private byte[] hash;
    private byte[] anchor;

    public ChainCheck(String namespace) {
        this.namespace = namespace;
        this.hash = EventHash.first(namespace);
    }

    /** What only this service can make of an end. */
    interface Seals {
        byte[] seal(String namespace, long seq, byte[] hash);
    }

    /** Asks for a hash that one of the events must have, since it was published. Before the first event. */
    public void expect(byte[] publishedHash) {
        anchor = Arrays.equals(publishedHash, hash) ? null : publishedHash.clone();
    }

    /** The next event, without a look at personal parts. */
    public void event(AuditEvent event) {
        events++;
        if (event.seq() > seq + 1) {
            faults.add(seq + 1, ChainFault.MISSING);
        } else if (event.seq() != seq + 1) {
            faults.add(event.seq(), ChainFault.OUT_OF_ORDER);
        }
        note(!event.namespace().equals(namespace), event, ChainFault.FOREIGN);
        note(!Arrays.equals(event.previousHash(), hash), event, ChainFault.LINK);
        note(!Arrays.equals(event.hash(), EventHash.of(event)), event, ChainFault.HASH);
        note(!event.at().equals(event.at().truncatedTo(ChronoUnit.MILLIS)), event, ChainFault.TIME);
        if (anchor != null && Arrays.equals(anchor, event.hash())) {
            anchor = null;
        }
        seq = event.seq();
        hash = event.hash();
    }

    /** The next event with its personal part, if that is there. */
    public void event(AuditEvent event, Optional<PersonalPart> part) {
        event(event);
        personal.event(event, part);
    }

    /** A personal part that belongs to no event. */
    void stray(long partSeq) {
        faults.add(partSeq, ChainFault.PERSONAL_UNEXPECTED);
    }

    private void note(boolean wrong, AuditEvent event, ChainFault fault) {
        if (wrong) {
            faults.add(event.seq(), fault);
        }
    }

    /** After the last event: the end as the log's own row says it, which is there once there are events. */
    ChainReport sealedEnd(Optional<ChainEnd> end, Seals seals) {
        if (end.isEmpty()) {
            if (events > 0) {
                faults.add(seq, ChainFault.END_MISSING);
            }
            return report();
        }
        ChainEnd told = end.get();
        byte[] seal = told.seq() == 0 ? new byte[0] : seals.seal(namespace, told.seq(), told.hash());
        if (!Arrays.equals(told.seal(), seal)) {
            faults.add(told.seq(), ChainFault.SEAL);
        }
        return end(told.seq(), told.hash());
    }

    /** After the last event: the end as somebody says it. */
    public ChainReport end(long toldSeq, byte[] toldHash) {
        if (toldSeq != seq || !Arrays.equals(toldHash, hash)) {
            faults.add(toldSeq, ChainFault.END_DIFFERS);
        }
        return report();
    }

    private ChainReport report() {
        if (anchor != null) {
            faults.add(seq, ChainFault.ANCHOR_MISSING);
        }
        long erased = personal.end();
        return new ChainReport(
                faults.all().isEmpty(),
                events,
                new ChainReport.Head(seq, HexFormat.of().formatHex(hash)),
                erased,
                faults.all());
    }
}
