package io.touchline.casework.notice;

import io.touchline.api.ProblemException;
import io.touchline.casework.cases.CaseIds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** A case that a notice should tell, and what those whom it concerns have agreed to. */
record TypicalCase(@NotNull String caseId, @NotNull @Valid Consent consent) {

    /**
     * Nothing said is no consent.
     *
     * @param target those whom it was about may be named
     * @param quote a comment may be quoted
     */
    record Consent(Boolean target, Boolean quote) {}

    NoticeOrder.Example example(int place) {
        return new NoticeOrder.Example(
                CaseIds.CASE.ofWire(caseId).orElseThrow(() -> notToTell(place)),
                Boolean.TRUE.equals(consent.target()),
                Boolean.TRUE.equals(consent.quote()));
    }

    /** The same for a case that is not there and one that does not fit: nothing is learnt by asking. */
    static ProblemException notToTell(int place) {
        return new ProblemException(
                422,
                "/cases/" + place + "/caseId",
                "not a case with measures that were decided in the period and stand");
    }
}
