package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A comment in a case.
 *
 * @param seq its place, from 1
 * @param commentId the caller's id of the comment; empty once it is erased, like {@code account} and {@code content}
 * @param actions measures that the policy recommended for it
 * @param digest of salt and content; stays when they go
 * @param overturnedBy the appeal that took its part of the decision back, or what a rule did before it
 * @param groupId the group whose case it is in, or that it moves with
 * @param ofErased true if its author is erased or is being erased: what the account is called by then is not told of it
 */
public record CaseMember(
        UUID caseId,
        int seq,
        UUID assessmentId,
        Optional<String> commentId,
        Optional<AccountKey> account,
        Instant eventTime,
        int severity,
        List<String> labels,
        List<String> actions,
        String rule,
        boolean sensitive,
        byte[] digest,
        Optional<MemberContent> content,
        Optional<UUID> overturnedBy,
        Optional<String> groupId,
        boolean ofErased) {

    public CaseMember {
        labels = List.copyOf(labels);
        actions = List.copyOf(actions);
        digest = digest.clone();
    }

    /** As it was before any appeal. */
    CaseMember beforeAppeals() {
        return new CaseMember(
                caseId,
                seq,
                assessmentId,
                commentId,
                account,
                eventTime,
                severity,
                labels,
                actions,
                rule,
                sensitive,
                digest,
                content,
                Optional.empty(),
                groupId,
                ofErased);
    }
}
