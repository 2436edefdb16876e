package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.EventHash;
import io.touchline.casework.audit.ExportedEvent;
import io.touchline.casework.cases.CaseIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A pack made by hand, under checksums that are right whatever is in it: of four comments, one of them erased, with a
 * decision.
 */
final class PackByHand {

    static final String CASE = "case_0";

    /** Of the first decision, and of all events. */
    static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private static final JsonMapper JSON = new JsonMapper();
    private static final HexFormat HEX = HexFormat.of();

    final List<ObjectNode> members = new ArrayList<>();
    final List<AuditEvent> events = new ArrayList<>();
    final ObjectNode about;

    PackByHand() {
        MembersRoot root = new MembersRoot();
        for (int seq = 1; seq <= 4; seq++) {
            byte[] salt = EventHash.sha256(new byte[] {(byte) seq});
            String content =
                    """
                    {"assessmentId":"as_%d","text":"话%d","parentText":null,"displayName":"甲","assessment":{"severity":2,\
                    "labels":[{"label":"insult.person"}],"recommendations":[{"action":"FOLD"}]}}"""
                            .formatted(seq, seq);
            byte[] digest = EventHash.salted(salt, content);
            root.add(digest);
            ObjectNode member = JSON.valueToTree(new PackedMember(
                    seq,
                    "as_" + seq,
                    seq == 2 ? null : "acct_0",
                    "2026-01-02T03:04:05Z",
                    2,
                    List.of("insult.person"),
                    List.of("FOLD"),
                    "default#x",
                    false,
                    null,
                    seq == 2,
                    HEX.formatHex(digest),
                    seq == 2 ? null : HEX.formatHex(salt),
                    seq == 2 ? null : "话" + seq,
                    null,
                    seq == 2 ? null : "甲",
                    seq == 2 ? null : content));
            members.add(member);
        }
        append("CASE_OPENED", "{\"rule\":\"default#x\",\"kind\":\"ACCOUNT\",\"versions\":\"{}\"}");
        about = object(
                """
                {"id":"case_0","kind":"ACCOUNT","state":"DECIDED","rule":"default#x","labels":["insult.person"],
                "severity":2,"proposed":["FOLD"],"sensitive":false,"memberCount":4,"versions":{},"decisions":[]}""");
        decide(1, root.hex(), null);
        append("EVIDENCE_EXPORTED", "{}");
    }

    /** The id of a decision at {@link #AT}. */
    static String decision(int number) {
        return CaseIds.DECISION.wire(new UUID(AT.toEpochMilli() << 16 | 0x7000, number));
    }

    /** Decides, in the case and in the events. @param replaced a decision, or null */
    void decide(int number, String membersRoot, String replaced) {
        ObjectNode decided = object(
                """
                {"outcome":"CHANGE","measures":["WARN"],"by":"mod_0","members":4,"accounts":2,"membersRoot":"%s"}"""
                        .formatted(membersRoot));
        ObjectNode event = object("{}").put("decisionId", decision(number));
        if (replaced != null) {
            event.put("replaces", replaced);
        }
        event.setAll(decided);
        append("CASE_DECIDED", event.toString());
        ObjectNode listed = object("{}").put("id", decision(number)).put("at", AT.toString());
        listed.setAll(decided);
        about.withArray("decisions").insert(0, listed);
    }

    /** A decision of the case, 0 the newest. */
    ObjectNode decided(int place) {
        return (ObjectNode) about.path("decisions").path(place);
    }

    static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    void append(String kind, String body) {
        append(kind, CASE, body);
    }

    void append(String kind, String subject, String body) {
        byte[] previous = events.isEmpty()
                ? EventHash.first("test")
                : events.get(events.size() - 1).hash();
        events.add(hashed(new AuditEvent(
                "test", events.size() + 1L, AT, kind, subject, body, Optional.empty(), previous, new byte[0])));
    }

    static AuditEvent hashed(AuditEvent open) {
        return copy(open, open.body(), EventHash.of(open));
    }

    static AuditEvent copy(AuditEvent e, String body, byte[] hash) {
        return new AuditEvent(
                e.namespace(),
                e.seq(),
                e.at(),
                e.kind(),
                e.subject(),
                body,
                e.personalDigest(),
                e.previousHash(),
                hash);
    }

    /** With checksums that are right, whatever is in them. */
    Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("README.txt", "read me".getBytes(StandardCharsets.UTF_8));
        files.put("case.json", JSON.writeValueAsBytes(about));
        files.put("graph.json", "{}".getBytes(StandardCharsets.UTF_8));
        files.put("members.jsonl", lines(members));
        files.put("events.jsonl", lines(events.stream().map(ExportedEvent::of).toList()));
        MembersRoot root = new MembersRoot();
        members.forEach(member -> root.add(HEX.parseHex(member.get("digest").asText())));
        List<Manifest.Listed> listed = new ArrayList<>();
        files.forEach((name, content) ->
                listed.add(new Manifest.Listed(name, content.length, DigestUtils.sha256Hex(content))));
        AuditEvent last = events.get(events.size() - 1);
        byte[] manifest = JSON.writeValueAsBytes(new Manifest(
                Manifest.FORMAT,
                CASE,
                AT.toString(),
                "by hand",
                "00",
                new Manifest.Head("test", last.seq(), HEX.formatHex(last.hash())),
                members.size(),
                root.hex(),
                listed));
        files.put("manifest.json", manifest);
        files.put(
                "manifest.sha256",
                (DigestUtils.sha256Hex(manifest) + "  manifest.json\n").getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static byte[] lines(List<?> values) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Object value : values) {
            lines.write(JSON.writeValueAsBytes(value));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
