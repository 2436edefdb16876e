package io.touchline.assessment.store;

import java.util.Optional;
import java.util.UUID;

/**
 * An assessment read back.
 *
 * @param body as {@link AssessmentRow#body()} was written
 * @param text the comment, unless it was not kept or has been erased
 * @param caseId the case that it belongs to, as the API writes it
 */
public record StoredAssessment(UUID id, int revision, String body, Optional<String> text, Optional<String> caseId) {}
