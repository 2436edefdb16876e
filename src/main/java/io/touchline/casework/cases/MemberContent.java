package io.touchline.casework.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.assessment.Assessment;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.AssessmentRow;
import io.touchline.assessment.store.StoredAssessment;
import java.util.List;
import java.util.Optional;

/**
 * What a case keeps of a comment, all of it personal: the comment as seen, what it answers, what its author was called,
 * and the answer with evidence and versions, whose spans count in {@code text}. No id that a caller gave is in it: it is
 * digested as a whole, and must be able to leave as evidence.
 *
 * @param text null where the caller's texts are not kept, like {@code parentText} and {@code displayName}
 * @param assessment the answer, without the ids of comment and case. The oldest members have it as it was before the
 *     comment was stored: it quotes nothing, {@code stored} is false, and the revision is the one that was expected
 */
public record MemberContent(
        String assessmentId, String text, String parentText, String displayName, JsonNode assessment) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The caller's id, and the case: members move, and who looks a second time must not find the first one. */
    private static final List<String> LEFT_OUT = List.of("commentId", "caseId");

    /** @param answer to the row, once it is stored */
    static MemberContent of(AssessmentRow row, Assessment answer) {
        ObjectNode anonymous = JSON.valueToTree(answer);
        anonymous.remove(LEFT_OUT);
        return new MemberContent(
                AssessmentIds.wire(row.id()),
                row.text(),
                row.caseNote().parentText(),
                row.caseNote().displayName(),
                anonymous);
    }

    /** As it is digested and stored; written once, so that its bytes never change. */
    String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("content of plain values cannot be written", e);
        }
    }

    /**
     * What is read again as a stored answer; it has no comment id.
     *
     * @param revision null if it is not known any more
     * @param caseId the case that the comment is in now, as the API writes it
     */
    StoredAssessment answered(Integer revision, Optional<String> caseId) {
        return new StoredAssessment(
                AssessmentIds.ofWire(assessmentId).orElseThrow(),
                revision == null ? assessment.path("revision").asInt() : revision,
                assessment.toString(),
                Optional.ofNullable(text),
                caseId);
    }

    /** @throws IllegalStateException if this was not written here */
    public static MemberContent read(String content) {
        try {
            return JSON.readValue(content, MemberContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a member's content cannot be read", e);
        }
    }
}
