package io.touchline.casework.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.AssessmentRow;

/**
 * What a case keeps of a comment, all of it personal: the comment as seen, what it answers, what its author was called,
 * and the answer with evidence and versions, whose spans count in {@code text}. No id that a caller gave is in it: it is
 * digested as a whole, and must be able to leave as evidence.
 *
 * @param text null where the caller's texts are not kept, like {@code parentText} and {@code displayName}
 */
public record MemberContent(
        String assessmentId, String text, String parentText, String displayName, JsonNode assessment) {

    private static final JsonMapper JSON = new JsonMapper();

    /** As it is digested and stored; written once, so that its bytes never change. */
    static String write(AssessmentRow row) {
        try {
            return JSON.writeValueAsString(new MemberContent(
                    AssessmentIds.wire(row.id()),
                    row.text(),
                    row.caseNote().parentText(),
                    row.caseNote().displayName(),
                    anonymous(row.body())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("content of plain values cannot be written", e);
        }
    }

    private static JsonNode anonymous(String answer) throws JsonProcessingException {
        ObjectNode copy = (ObjectNode) JSON.readTree(answer);
        copy.remove("commentId");
        return copy;
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
