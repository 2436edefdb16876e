package io.touchline.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.EventHash;
import io.touchline.casework.audit.ExportedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs made by hand, and what is done to them. */
class VerifyPackTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HexFormat HEX = HexFormat.of();
    private static final String CASE = "case_0";

    @TempDir
    Path directory;

    private final List<ObjectNode> members = new ArrayList<>();
    private final List<AuditEvent> events = new ArrayList<>();
    private String about;
    private String out;

    @BeforeEach
    void make() {
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
        append("CASE_OPENED", "{}");
        String decided =
                """
                "outcome":"CHANGE","measures":["WARN"],"by":"mod_0","members":4,"accounts":2,"membersRoot":"%s"}"""
                        .formatted(root.hex());
        append("CASE_DECIDED", "{\"decisionId\":\"dec_1\"," + decided);
        about = "{\"id\":\"case_0\",\"state\":\"DECIDED\",\"decisions\":[{\"id\":\"dec_1\"," + decided + "]}";
        append("EVIDENCE_EXPORTED", "{}");
    }

    @Test
    void findsNothingWrongWithAWholePack() throws IOException {
        assertThat(verify(zip(files()))).as(out).isZero();
        assertThat(out).startsWith("valid: case_0, 4 comments (1 erased), 3 events, head 3 ");
        assertThat(out).contains("manifest ");
    }

    @Test
    void findsAnyByteThatWasChanged() throws IOException {
        Random random = new Random(7);
        for (String name : files().keySet()) {
            for (int i = 0; i < 60; i++) {
                Map<String, byte[]> files = files();
                byte[] file = files.get(name);
                file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));

                assertThat(verify(zip(files))).as(name).isEqualTo(1);
            }
        }
    }

    @Test
    void findsACommentThatWasChangedUnderFreshChecksums() throws IOException {
        members.get(2).put("content", members.get(2).get("content").asText().replace("话3", "话9"));
        members.get(2).put("text", "话9");

        assertFault("members.jsonl line 3 is not what its digest was made of");
    }

    @Test
    void findsATextThatIsNotThatOfItsContent() throws IOException {
        members.get(2).put("text", "话9");

        assertFault("members.jsonl line 3 says something else than its content");
    }

    @Test
    void findsWhatStandsBesideAContentAndWasAssessedOtherwise() throws IOException {
        ObjectNode member = members.get(2);
        ObjectNode whole = member.deepCopy();

        member.put("severity", 4);
        assertFault("members.jsonl line 3 says something else than its content");
        member.setAll(whole);
        member.putArray("labels").add("threat");
        assertFault("members.jsonl line 3 says something else than its content");
        member.setAll(whole);
        member.putArray("actions").add("REMOVE");
        assertFault("members.jsonl line 3 says something else than its content");
    }

    @Test
    void takesWhatSeveralRulesSaidForTheSame() throws IOException {
        members.get(2).putArray("actions").add("FOLD").add("FOLD");

        assertThat(verify(zip(files()))).as(out).isZero();
    }

    @Test
    void findsACaseThatTellsItsDecisionOtherwiseThanTheEvents() throws IOException {
        String whole = about;
        for (String change : List.of("CHANGE>UPHOLD", "WARN>CLOSE", "mod_0>mod_9", "\"accounts\":2>\"accounts\":9")) {
            String[] parts = change.split(">");
            about = whole.replace(parts[0], parts[1]);

            assertFault("case.json says something else of dec_1 than events.jsonl");
        }
        about = "{\"id\":\"case_0\",\"state\":\"DECIDED\",\"decisions\":[]}";
        assertFault("case.json leaves out dec_1");
    }

    @Test
    void followsADecisionToTheOneInItsPlace() throws IOException {
        String second = about.substring(about.indexOf("\"outcome\""), about.indexOf("]}"));
        append("CASE_DECIDED", "{\"decisionId\":\"dec_2\",\"replaces\":\"dec_1\"," + second);
        about = about.replace("{\"id\":\"dec_1\"", "{\"id\":\"dec_2\"," + second + ",{\"id\":\"dec_1\"");
        assertFault("case.json says something else of dec_1 than events.jsonl");

        about = about.replace("{\"id\":\"dec_1\"", "{\"id\":\"dec_1\",\"replacedBy\":\"dec_2\"");

        assertThat(verify(zip(files()))).as(out).isZero();
    }

    @Test
    void findsACommentThatTheDecisionWasNotTakenOn() throws IOException {
        ObjectNode last = members.remove(3);
        assertFault("the comments are not those that dec_1 was taken on");

        members.add(last);
        Collections.swap(members, 0, 1);
        assertFault("members.jsonl line 2 is out of order");
    }

    @Test
    void passesOverADecisionThatWasTakenBack() throws IOException {
        append("DECISION_UNDONE", "{\"decisionId\":\"dec_1\",\"by\":\"mod_1\"}");
        assertFault("case.json has another state than that of events.jsonl");
        about = about.replace("DECIDED", "OPEN");
        assertFault("case.json says something else of dec_1 than events.jsonl");
        about = about.replace("\"outcome\"", "\"undone\":{\"by\":\"mod_1\"},\"outcome\"");
        members.remove(3);

        assertThat(verify(zip(files()))).as(out).isZero();
    }

    @Test
    void findsSomethingLeftOfAnErasedComment() throws IOException {
        members.get(1).put("displayName", "甲");

        assertFault("members.jsonl line 2 is not what its digest was made of");
    }

    @Test
    void followsTheEvents() throws IOException {
        AuditEvent first = events.get(0);
        events.set(0, hashed(first.seq(), "CASE_OPENED", "{\"x\":1}", first.previousHash()));
        assertFault("events.jsonl line 2 does not follow on the event before");

        events.set(0, first);
        AuditEvent second = events.get(1);
        events.set(1, copy(second, "{}", second.hash()));
        assertFault("events.jsonl line 2 is not what its hash was made of");
    }

    @Test
    void holdsItAgainstWhatWasPublished() throws IOException {
        byte[] zip = zip(files());

        assertThat(verify(zip, "--head", HEX.formatHex(events.get(1).hash()))).isZero();
        assertThat(verify(zip, "--head", HEX.formatHex(events.get(2).hash()))).isZero();
        assertThat(verify(zip, "--head", "0".repeat(64))).isEqualTo(1);
        assertThat(verify(zip, "--head", "x")).isEqualTo(1);
        assertThat(verify(zip, "--tail", "x")).isEqualTo(1);
    }

    @Test
    void takesNoOtherFileThanThoseOfAPack() throws IOException {
        for (String name : List.of("../evil.txt", "/etc/passwd", "members.jsonl/", "CASE.JSON", "notes.txt")) {
            Map<String, byte[]> files = files();
            files.put(name, new byte[0]);

            assertThat(verify(zip(files))).isEqualTo(1);
            assertThat(out).contains("there is a file that no pack has");
        }
        Map<String, byte[]> fewer = files();
        fewer.remove("graph.json");
        assertThat(verify(zip(fewer))).isEqualTo(1);
        assertThat(out).contains("graph.json is missing");
    }

    @Test
    void takesNoFileTwice() throws IOException {
        Map<String, byte[]> files = files();
        files.put("case.jso!", "{\"id\":\"case_9\"}".getBytes(StandardCharsets.UTF_8));
        byte[] zip = renamed(zip(files), "case.jso!", "case.json");

        assertThat(verify(zip)).isEqualTo(1);
        assertThat(out).contains("case.json is there twice");
    }

    @Test
    void takesNothingBeforeOrLargerThanAPack() throws IOException {
        byte[] zip = zip(files());
        byte[] shifted = new byte[zip.length + 7];
        System.arraycopy(zip, 0, shifted, 7, zip.length);
        assertThat(verify(shifted)).isEqualTo(1);

        Map<String, byte[]> large = files();
        large.put("README.txt", new byte[50_000_000]);
        assertThat(verify(zip(large))).isEqualTo(1);
        assertThat(out).contains("larger than the manifest says");

        Map<String, byte[]> manifest = files();
        manifest.put("manifest.json", new byte[50_000_000]);
        assertThat(verify(zip(manifest))).isEqualTo(1);
        assertThat(out).contains("manifest.json is too large");

        assertThat(verify("no ZIP at all".getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
        assertThat(verify(Arrays.copyOf(zip, zip.length / 2))).isEqualTo(1);
    }

    private void assertFault(String fault) throws IOException {
        assertThat(verify(zip(files()))).isEqualTo(1);
        assertThat(out).isEqualTo("NOT VALID: " + fault + "\n");
    }

    private void append(String kind, String body) {
        byte[] previous = events.isEmpty()
                ? EventHash.first("test")
                : events.get(events.size() - 1).hash();
        events.add(hashed(events.size() + 1L, kind, body, previous));
    }

    private static AuditEvent hashed(long seq, String kind, String body, byte[] previous) {
        AuditEvent open = new AuditEvent(
                "test",
                seq,
                Instant.parse("2026-01-02T03:04:05Z"),
                kind,
                CASE,
                body,
                Optional.empty(),
                previous,
                new byte[0]);
        return copy(open, body, EventHash.of(open));
    }

    private static AuditEvent copy(AuditEvent e, String body, byte[] hash) {
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
    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("README.txt", "read me".getBytes(StandardCharsets.UTF_8));
        files.put("case.json", about.getBytes(StandardCharsets.UTF_8));
        files.put("graph.json", "{}".getBytes(StandardCharsets.UTF_8));
        files.put("members.jsonl", lines(members));
        files.put("events.jsonl", lines(events.stream().map(ExportedEvent::of).toList()));
        MembersRoot root = new MembersRoot();
        members.forEach(member -> root.add(HEX.parseHex(member.get("digest").asText())));
        List<Manifest.Listed> listed = new ArrayList<>();
        files.forEach((name, content) -> listed.add(new Manifest.Listed(name, content.length, sha256(content))));
        AuditEvent last = events.get(events.size() - 1);
        byte[] manifest = JSON.writeValueAsBytes(new Manifest(
                Manifest.FORMAT,
                CASE,
                "2026-01-02T03:04:05Z",
                "by hand",
                "00",
                new Manifest.Head("test", last.seq(), HEX.formatHex(last.hash())),
                members.size(),
                root.hex(),
                listed));
        files.put("manifest.json", manifest);
        files.put("manifest.sha256", (sha256(manifest) + "  manifest.json\n").getBytes(StandardCharsets.UTF_8));
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

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
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

    private static byte[] renamed(byte[] zip, String from, String to) {
        return new String(zip, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String sha256(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes);
    }

    private int verify(byte[] zip, String... options) throws IOException {
        Path file = directory.resolve("pack.zip");
        Files.write(file, zip);
        List<String> words = new ArrayList<>(List.of(file.toString()));
        words.addAll(List.of(options));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code =
                new VerifyPack(new PrintStream(bytes, true, StandardCharsets.UTF_8)).run(words.toArray(String[]::new));
        out = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }
}
