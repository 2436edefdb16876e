package io.touchline.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchline.assessment.store.StoredAssessment;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.util.List;

/**
 * The answer as it is stored: without what quotes the comment. On reading, surface and canonical form are cut out of the
 * text again, as long as there is one, so that the same answer comes back.
 */
public final class StoredBody {

    /** What is null is left out, and is null again when it is read. */
    private final JsonMapper mapper = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Canonicaliser canonicaliser;

    public StoredBody(Canonicaliser canonicaliser) {
        this.canonicaliser = canonicaliser;
    }

    /** @param text what the evidence was cut out of */
    String write(Assessment assessment, CanonicalText text) {
        List<Assessment.Piece> unquoted = assessment.evidence().stream()
                .map(piece -> Quotation.without(piece, text))
                .toList();
        try {
            return mapper.writeValueAsString(assessment.withEvidence(unquoted));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of plain values cannot be written", e);
        }
    }

    /** As it was answered, of the revision and in the case that it now has. */
    public Assessment read(StoredAssessment stored) {
        return quoting(stored.body(), stored.text().orElse(null))
                .asStored(stored.revision(), stored.caseId().orElse(null));
    }

    /**
     * @param text the comment, or null if it is not there to be quoted
     * @throws IllegalArgumentException if the body is none that this version can read
     */
    Assessment quoting(String body, String text) {
        Assessment assessment;
        try {
            assessment = mapper.readValue(body, Assessment.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a stored answer cannot be read", e);
        }
        return text == null ? assessment : assessment.withEvidence(quoting(assessment.evidence(), text));
    }

    private List<Assessment.Piece> quoting(List<Assessment.Piece> pieces, String text) {
        if (pieces.stream().allMatch(piece -> piece.begin() == null)) {
            return pieces;
        }
        CanonicalText canonical = canonicaliser.canonicalise(text);
        return pieces.stream().map(piece -> Quotation.cut(piece, canonical)).toList();
    }
}
