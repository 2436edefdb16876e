package io.touchline.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.casework.audit.AuditEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Packs made by hand, and what is done to them. */
class VerifyPackTest {

    private static final HexFormat HEX = HexFormat.of();

    private final PackByHand pack = new PackByHand();
    private final List<ObjectNode> members = pack.members;
    private final List<AuditEvent> events = pack.events;
    private String out;

    @Test
    void findsNothingWrongWithAWholePack() throws IOException {
        assertThat(verify(PackByHand.zip(pack.files()))).as(out).isZero();
        assertThat(out).startsWith("valid: case_0, 4 comments (1 erased), 3 events, head 3 ");
        assertThat(out).contains("manifest ");
    }

    @Test
    void findsAnyByteThatWasChanged() throws IOException {
        Random random = new Random(7);
        for (String name : pack.files().keySet()) {
            for (int i = 0; i < 60; i++) {
                Map<String, byte[]> files = pack.files();
                byte[] file = files.get(name);
                file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));

                assertThat(verify(PackByHand.zip(files))).as(name).isEqualTo(1);
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

        assertThat(verify(PackByHand.zip(pack.files()))).as(out).isZero();
    }

    @Test
    void findsACommentThatTheDecisionWasNotTakenOn() throws IOException {
        ObjectNode last = members.remove(3);
        assertFault("the comments are not those that " + PackByHand.decision(1) + " was taken on");

        members.add(last);
        Collections.swap(members, 0, 1);
        assertFault("members.jsonl line 2 is out of order");
    }

    @Test
    void findsSomethingLeftOfAnErasedComment() throws IOException {
        members.get(1).put("displayName", "甲");

        assertFault("members.jsonl line 2 is not what its digest was made of");
    }

    @Test
    void followsTheEvents() throws IOException {
        AuditEvent first = events.get(0);
        events.set(0, PackByHand.hashed(PackByHand.copy(first, "{\"x\":1}", first.hash())));
        assertFault("events.jsonl line 2 does not follow on the event before");

        events.set(0, first);
        AuditEvent second = events.get(1);
        events.set(1, PackByHand.copy(second, "{}", second.hash()));
        assertFault("events.jsonl line 2 is not what its hash was made of");
    }

    @Test
    void holdsItAgainstWhatWasPublished() throws IOException {
        byte[] zip = PackByHand.zip(pack.files());

        assertThat(verify(zip, "--head", HEX.formatHex(events.get(1).hash()))).isZero();
        assertThat(verify(zip, "--head", HEX.formatHex(events.get(2).hash()))).isZero();
        assertThat(verify(zip, "--head", "0".repeat(64))).isEqualTo(1);
        assertThat(verify(zip, "--head", "x")).isEqualTo(1);
        assertThat(verify(zip, "--tail", "x")).isEqualTo(1);
    }

    @Test
    void takesNoOtherFileThanThoseOfAPack() throws IOException {
        for (String name : List.of("../evil.txt", "/etc/passwd", "members.jsonl/", "CASE.JSON", "notes.txt")) {
            Map<String, byte[]> files = pack.files();
            files.put(name, new byte[0]);

            assertThat(verify(PackByHand.zip(files))).isEqualTo(1);
            assertThat(out).contains("there is a file that no pack has");
        }
        Map<String, byte[]> fewer = pack.files();
        fewer.remove("graph.json");
        assertThat(verify(PackByHand.zip(fewer))).isEqualTo(1);
        assertThat(out).contains("graph.json is missing");
    }

    @Test
    void takesNoFileTwice() throws IOException {
        Map<String, byte[]> files = pack.files();
        files.put("case.jso!", "{\"id\":\"case_9\"}".getBytes(StandardCharsets.UTF_8));
        byte[] zip = renamed(PackByHand.zip(files), "case.jso!", "case.json");

        assertThat(verify(zip)).isEqualTo(1);
        assertThat(out).contains("case.json is there twice");
    }

    @Test
    void takesNothingBeforeOrLargerThanAPack() throws IOException {
        byte[] zip = PackByHand.zip(pack.files());
        byte[] shifted = new byte[zip.length + 7];
        System.arraycopy(zip, 0, shifted, 7, zip.length);
        assertThat(verify(shifted)).isEqualTo(1);

        Map<String, byte[]> large = pack.files();
        large.put("README.txt", new byte[50_000_000]);
        assertThat(verify(PackByHand.zip(large))).isEqualTo(1);
        assertThat(out).contains("larger than the manifest says");

        Map<String, byte[]> manifest = pack.files();
        manifest.put("manifest.json", new byte[50_000_000]);
        assertThat(verify(PackByHand.zip(manifest))).isEqualTo(1);
        assertThat(out).contains("manifest.json is too large");

        assertThat(verify("no ZIP at all".getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
        assertThat(verify(Arrays.copyOf(zip, zip.length / 2))).isEqualTo(1);
    }

    private void assertFault(String fault) throws IOException {
        assertThat(verify(PackByHand.zip(pack.files()))).isEqualTo(1);
        assertThat(out).isEqualTo("NOT VALID: " + fault + "\n");
    }

    private static byte[] renamed(byte[] zip, String from, String to) {
        return new String(zip, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private int verify(byte[] zip, String... options) throws IOException {
        VerifiedPack.Verdict verdict = VerifiedPack.verify(zip, options);
        out = verdict.told();
        return verdict.code();
    }
}
