package io.touchline.casework.audit;

import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Ways to tamper with a log. Each gives another log than it got, or none where it cannot. */
enum Tampering {
    NAMESPACE(event(e -> copy(e, "other", e.seq(), e.at(), e.kind(), e.subject(), e.body()))),
    SEQ(event(e -> copy(e, e.namespace(), e.seq() + 1, e.at(), e.kind(), e.subject(), e.body()))),
    TIME(event(e -> copy(e, e.namespace(), e.seq(), e.at().plusMillis(1), e.kind(), e.subject(), e.body()))),
    FINE_TIME(event(e -> copy(e, e.namespace(), e.seq(), e.at().plusNanos(1000), e.kind(), e.subject(), e.body()))),
    KIND(event(e -> copy(e, e.namespace(), e.seq(), e.at(), e.kind() + "X", e.subject(), e.body()))),
    SUBJECT(event(e -> copy(e, e.namespace(), e.seq(), e.at(), e.kind(), e.subject() + "0", e.body()))),
    BODY(event(e -> copy(e, e.namespace(), e.seq(), e.at(), e.kind(), e.subject(), e.body() + " "))),
    SHIFTED_TEXT(event(e -> copy(e, e.namespace(), e.seq(), e.at(), e.kind(), e.subject() + e.body(), ""))),
    DIGEST_CHANGED(event(e -> e.personalDigest().isEmpty()
            ? e
            : hashes(e, e.personalDigest().map(Tampering::flipped), e.previousHash(), e.hash()))),
    DIGEST_GONE(event(e -> hashes(e, Optional.empty(), e.previousHash(), e.hash()))),
    DIGEST_ADDED(event(e -> hashes(e, Optional.of(e.hash()), e.previousHash(), e.hash()))),
    PREVIOUS(event(e -> hashes(e, e.personalDigest(), flipped(e.previousHash()), e.hash()))),
    HASH(event(e -> hashes(e, e.personalDigest(), e.previousHash(), flipped(e.hash())))),
    BODY_AND_HASH(event(e -> rehashed(copy(e, e.namespace(), e.seq(), e.at(), e.kind(), e.subject(), e.body() + " ")))),
    REMOVED((log, i, j) -> events(log, list -> list.remove(i))),
    DOUBLED((log, i, j) -> events(log, list -> list.add(i, list.get(i)))),
    SWAPPED((log, i, j) -> events(log, list -> Collections.swap(list, i, j))),
    MOVED((log, i, j) -> events(log, list -> list.add(j, list.remove(i)))),
    RENUMBERED((log, i, j) -> events(log, list -> {
        AuditEvent one = list.get(i);
        AuditEvent other = list.get(j);
        list.set(i, copy(other, other.namespace(), one.seq(), other.at(), other.kind(), other.subject(), other.body()));
        list.set(j, copy(one, one.namespace(), other.seq(), one.at(), one.kind(), one.subject(), one.body()));
    })),
    CUT((log, i, j) -> events(log, list -> list.subList(i, list.size()).clear())),
    /** All hashes made anew, and the end with them: only the seal is beyond reach. */
    MADE_ANEW((log, i, j) -> madeAnew(log, i)),
    CUT_AND_END_MOVED((log, i, j) -> cutWithEnd(log, i)),
    PART_SALT(part(p -> new PersonalPart(p.account(), flipped(p.salt()), p.body()))),
    PART_BODY(part(p -> new PersonalPart(p.account(), p.salt(), p.body() + " "))),
    PART_ACCOUNT(part(p -> new PersonalPart(
            p.account().isPresent() ? Optional.empty() : Optional.of(new AccountKey(new byte[16])),
            p.salt(),
            p.body()))),
    PART_GONE((log, i, j) -> parts(log, map -> map.remove(log.events().get(i).seq()))),
    PART_SWAPPED((log, i, j) -> parts(log, map -> {
        PersonalPart one = map.get(i + 1L);
        PersonalPart other = map.get(j + 1L);
        if (one != null && other != null) {
            map.put(i + 1L, other);
            map.put(j + 1L, one);
        }
    })),
    PART_ADDED((log, i, j) ->
            parts(log, map -> map.putIfAbsent(i + 1L, new PersonalPart(Optional.empty(), new byte[16], "{}")))),
    SEAL((log, i, j) -> end(log, end -> new ChainEnd(end.seq(), end.hash(), flipped(end.seal())))),
    END_SEQ((log, i, j) -> end(log, end -> new ChainEnd(end.seq() + 1, end.hash(), end.seal()))),
    END_HASH((log, i, j) -> end(log, end -> new ChainEnd(end.seq(), flipped(end.hash()), end.seal()))),
    END_ROLLED_BACK((log, i, j) -> end(log, end -> LogModel.sealed(log.events().get(i)))),
    END_GONE((log, i, j) -> new LogModel(log.events(), log.parts(), Optional.empty()));

    private final Way way;

    Tampering(Way way) {
        this.way = way;
    }

    /** @param i index of an event @param j likewise */
    LogModel of(LogModel log, int i, int j) {
        return way.of(log, i, j);
    }

    private interface Way {
        LogModel of(LogModel log, int i, int j);
    }

    private interface Change<T> {
        void of(T value);
    }

    private static Way event(UnaryOperator<AuditEvent> change) {
        return (log, i, j) -> events(log, list -> list.set(i, change.apply(list.get(i))));
    }

    private static Way part(UnaryOperator<PersonalPart> change) {
        return (log, i, j) -> parts(log, map -> map.computeIfPresent(i + 1L, (seq, part) -> change.apply(part)));
    }

    private static LogModel events(LogModel log, Change<List<AuditEvent>> change) {
        List<AuditEvent> list = new ArrayList<>(log.events());
        change.of(list);
        return new LogModel(list, log.parts(), log.end());
    }

    private static LogModel parts(LogModel log, Change<SortedMap<Long, PersonalPart>> change) {
        SortedMap<Long, PersonalPart> map = new TreeMap<>(log.parts());
        change.of(map);
        return new LogModel(log.events(), map, log.end());
    }

    private static LogModel end(LogModel log, UnaryOperator<ChainEnd> change) {
        return new LogModel(log.events(), log.parts(), log.end().map(change));
    }

    private static LogModel madeAnew(LogModel log, int i) {
        List<AuditEvent> list = new ArrayList<>(log.events());
        AuditEvent first = list.get(i);
        list.set(
                i, copy(first, first.namespace(), first.seq(), first.at(), first.kind(), first.subject(), "{\"x\":1}"));
        for (int k = i; k < list.size(); k++) {
            AuditEvent event = list.get(k);
            byte[] previous = k == 0 ? event.previousHash() : list.get(k - 1).hash();
            list.set(k, rehashed(hashes(event, event.personalDigest(), previous, event.hash())));
        }
        AuditEvent last = list.get(list.size() - 1);
        return new LogModel(list, log.parts(), log.end().map(end -> new ChainEnd(end.seq(), last.hash(), end.seal())));
    }

    private static LogModel cutWithEnd(LogModel log, int i) {
        LogModel cut = events(log, list -> list.subList(i, list.size()).clear());
        return end(
                cut,
                end -> i == 0
                        ? new ChainEnd(0, EventHash.first(LogModel.NAMESPACE), end.seal())
                        : new ChainEnd(i, log.events().get(i - 1).hash(), end.seal()));
    }

    private static AuditEvent copy(
            AuditEvent e, String namespace, long seq, Instant at, String kind, String subject, String body) {
        return new AuditEvent(namespace, seq, at, kind, subject, body, e.personalDigest(), e.previousHash(), e.hash());
    }

    private static AuditEvent hashes(AuditEvent e, Optional<byte[]> digest, byte[] previous, byte[] hash) {
        return new AuditEvent(e.namespace(), e.seq(), e.at(), e.kind(), e.subject(), e.body(), digest, previous, hash);
    }

    private static AuditEvent rehashed(AuditEvent e) {
        return hashes(e, e.personalDigest(), e.previousHash(), EventHash.of(e));
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[bytes.length / 2] ^= 4;
        return other;
    }
}
