package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.casework.audit.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Holds the comments of a pack against their digests and those against the manifest and the decisions, and what stands
 * beside a comment's content against the content.
 */
final class MembersCheck {

    private final Manifest manifest;
    private final Map<String, LoggedCase.Decided> decisions;
    private final List<MemberCheck> others;
    private final MembersRoot root = new MembersRoot();
    private final Map<String, String> roots = new HashMap<>();
    private int lastSeq;
    private long erased;

    /**
     * @param decisions that stand, by their ids
     * @param others to be shown each comment that is as it was
     */
    MembersCheck(Manifest manifest, Map<String, LoggedCase.Decided> decisions, List<MemberCheck> others) {
        this.manifest = manifest;
        this.decisions = decisions;
        this.others = List.copyOf(others);
    }

    void read(InputStream in) throws IOException {
        JsonLines lines = new JsonLines(in);
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            String what = PackFile.MEMBERS.fileName() + " line " + lines.number();
            member(JsonLines.read(line.get(), PackedMember.class, what), what);
        }
        if (root.members() != manifest.members() || !root.hex().equals(manifest.membersRoot())) {
            throw new PackFault("the comments are not those that the manifest names");
        }
        for (Map.Entry<String, LoggedCase.Decided> decision : decisions.entrySet()) {
            if (!decision.getValue().membersRoot().equals(roots.get(decision.getKey()))) {
                throw new PackFault("the comments are not those that " + decision.getKey() + " was taken on");
            }
        }
        for (MemberCheck other : others) {
            other.end();
        }
    }

    private void member(PackedMember member, String what) throws IOException {
        if (member.seq() <= lastSeq) {
            throw new PackFault(what + " is out of order");
        }
        lastSeq = member.seq();
        try {
            if (!member.isWhole()) {
                throw new PackFault(what + " is not what its digest was made of");
            }
            root.add(HexFormat.of().parseHex(member.digest()));
        } catch (IllegalArgumentException e) {
            throw new PackFault(what + " has no digest that can be read");
        }
        if (member.erased()) {
            erased++;
        } else {
            content(member, what);
        }
        for (MemberCheck other : others) {
            other.member(member, what);
        }
        decisions.forEach((id, decided) -> {
            if (decided.members() == root.members()) {
                roots.put(id, root.hex());
            }
        });
    }

    private static void content(PackedMember member, String what) throws IOException {
        JsonNode content = JsonLines.tree(member.content().getBytes(StandardCharsets.UTF_8), "the content of " + what);
        if (!Objects.equals(content.path("assessmentId").textValue(), member.assessmentId())
                || !Objects.equals(content.path("text").textValue(), member.text())
                || !Objects.equals(content.path("parentText").textValue(), member.parentText())
                || !Objects.equals(content.path("displayName").textValue(), member.displayName())
                || !isAsAssessed(member, content.path("assessment"))) {
            throw new PackFault(what + " says something else than its content");
        }
    }

    private static boolean isAsAssessed(PackedMember member, JsonNode answer) {
        return member.severity() == answer.path("severity").asInt(-1)
                && once(answer.path("labels").findValuesAsText("label")).equals(once(member.labels()))
                && once(answer.path("recommendations").findValuesAsText("action"))
                        .equals(once(member.actions()));
    }

    /** Several rules may have said the same. @param said null in a pack that is none */
    private static List<String> once(List<String> said) {
        return said == null ? null : said.stream().distinct().toList();
    }

    long erased() {
        return erased;
    }
}
