package io.touchline.casework.cases;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.touchline.api.AccountKey;
import io.touchline.assessment.Assessment;
import io.touchline.assessment.store.AssessmentIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A comment in a case as moderators see it.
 *
 * @param commentId null once it is erased
 * @param revision which one of its comment it is; null once the day on which it was received is dropped
 * @param superseded true if the comment has a newer revision, which this case need not hold
 * @param authorId of one whose id is not known {@code key:} and the beginning of its key; null once it is erased
 * @param blur to be shown blurred first
 * @param text null where the caller's texts are not kept, and once it is erased, like the next three
 * @param assessment the answer as {@code /v1/assessments} tells it, but without the comment's id
 * @param overturnedBy the appeal that took its part of the decision back, or null
 */
public record MemberView(
        int seq,
        String assessmentId,
        String commentId,
        Integer revision,
        boolean superseded,
        String authorId,
        Instant eventTime,
        int severity,
        List<String> labels,
        List<String> actions,
        String rule,
        boolean blur,
        String text,
        String parentText,
        String displayName,
        @JsonIgnoreProperties("commentId") Assessment assessment,
        String overturnedBy,
        boolean erased) {

    private static final int PSEUDONYM_DIGITS = 12;

    /** @param answer null once the member is erased */
    static MemberView of(CaseMember member, MemberRevision revision, Assessment answer, Map<AccountKey, String> ids) {
        Optional<MemberContent> content = member.content();
        return new MemberView(
                member.seq(),
                AssessmentIds.wire(member.assessmentId()),
                member.commentId().orElse(null),
                revision.number(),
                revision.superseded(),
                authorId(member, ids),
                member.eventTime(),
                member.severity(),
                member.labels(),
                member.actions(),
                member.rule(),
                member.sensitive(),
                content.map(MemberContent::text).orElse(null),
                content.map(MemberContent::parentText).orElse(null),
                content.map(MemberContent::displayName).orElse(null),
                answer,
                member.overturnedBy().map(CaseIds.APPEAL::wire).orElse(null),
                content.isEmpty());
    }

    static String authorId(CaseMember member, Map<AccountKey, String> ids) {
        return member.account().map(key -> authorId(member, key, ids)).orElse(null);
    }

    /** While an erasure waits the account may write again, and its id is known again, but not for what goes. */
    private static String authorId(CaseMember member, AccountKey key, Map<AccountKey, String> ids) {
        String pseudonym = "key:" + key.hex().substring(0, PSEUDONYM_DIGITS);
        return member.ofErased() ? pseudonym : ids.getOrDefault(key, pseudonym);
    }
}
