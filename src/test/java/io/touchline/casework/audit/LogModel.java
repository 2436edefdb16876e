package io.touchline.casework.audit;

import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A log in memory, made as the service makes it, for tests that tamper with it. */
record LogModel(List<AuditEvent> events, SortedMap<Long, PersonalPart> parts, Optional<ChainEnd> end) {

    static final String NAMESPACE = "test";

    private static final KeyedHash HASH = new KeyedHash("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05.678Z");

    LogModel {
        events = List.copyOf(events);
        parts = new TreeMap<>(parts);
    }

    static LogModel empty() {
        return new LogModel(List.of(), new TreeMap<>(), Optional.empty());
    }

    /** What is logged. */
    record Told(AuditKind kind, String subject, String body, Optional<String> personal, boolean aboutAnAccount) {

        NewEvent event() {
            return new NewEvent(NAMESPACE, kind, subject, body, Optional.empty());
        }
    }

    LogModel with(List<Told> told) {
        LogModel log = this;
        for (Told one : told) {
            log = log.with(one);
        }
        return log;
    }

    private LogModel with(Told told) {
        return with(told.event(), told.personal().map(body -> part(told, body)));
    }

    /** Erases the parts of events that have one, if any do. */
    LogModel erased(List<Long> seqs) {
        List<Long> there = seqs.stream().distinct().filter(parts::containsKey).toList();
        if (there.isEmpty()) {
            return this;
        }
        SortedMap<Long, PersonalPart> left = new TreeMap<>(parts);
        there.forEach(left::remove);
        return new LogModel(events, left, end).with(AuditErasure.event(NAMESPACE, "ACCOUNT", there), Optional.empty());
    }

    private LogModel with(NewEvent event, Optional<PersonalPart> part) {
        long seq = events.size() + 1L;
        byte[] previous = events.isEmpty()
                ? EventHash.first(NAMESPACE)
                : events.get(events.size() - 1).hash();
        AuditEvent next =
                AuditEvent.next(event, seq, FIRST.plusMillis(7 * seq), part.map(PersonalPart::digest), previous);
        List<AuditEvent> longer = new ArrayList<>(events);
        longer.add(next);
        SortedMap<Long, PersonalPart> more = new TreeMap<>(parts);
        part.ifPresent(one -> more.put(seq, one));
        return new LogModel(longer, more, Optional.of(sealed(next)));
    }

    private PersonalPart part(Told told, String body) {
        byte[] salt = HASH.of("salt", Integer.toString(events.size()));
        return new PersonalPart(
                told.aboutAnAccount() ? Optional.of(new AccountKey(HASH.of("account"))) : Optional.empty(), salt, body);
    }

    static ChainEnd sealed(AuditEvent last) {
        return new ChainEnd(last.seq(), last.hash(), seal(NAMESPACE, last.seq(), last.hash()));
    }

    static byte[] seal(String namespace, long seq, byte[] hash) {
        return HASH.of(
                "audit-end", namespace, Long.toString(seq), HexFormat.of().formatHex(hash));
    }

    ChainReport checked() {
        ChainCheck check = new ChainCheck(NAMESPACE);
        events.forEach(event -> check.event(event, Optional.ofNullable(parts.get(event.seq()))));
        return check.sealedEnd(end, LogModel::seal);
    }
}
