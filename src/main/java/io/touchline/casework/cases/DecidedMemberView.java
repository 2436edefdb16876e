package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.api.StoredNames;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A comment that a decision covers, for those who carry it out.
 *
 * @param commentId null once it is erased, like {@code authorId}
 * @param revision which one of its comment was decided on; null once the day on which it was received is dropped
 * @param superseded true if the comment has a newer revision: the text that was decided on may not be its text any more
 * @param groupId the group whose case it is in, or that it moves with: the one which {@code DISSOLVE_GROUP} among its
 *     measures means; null if there is none, and then it is not among them
 * @param measures what stands for this comment by this decision now: where an appeal took it back what the appeal put in
 *     its place, beside what is for targets, and without what was taken back by hand or is on an account that is erased; what dissolves a group
 *     stands for every comment of its own case; empty once the decision is undone or replaced, and for a second look's, which has no effect
 */
public record DecidedMemberView(
        int seq,
        String assessmentId,
        String commentId,
        Integer revision,
        boolean superseded,
        String authorId,
        String groupId,
        List<String> measures) {

    static DecidedMemberView of(
            CaseDecision decision,
            CaseMember member,
            MemberRevision revision,
            Map<AccountKey, String> ids,
            Reversals reversals) {
        return new DecidedMemberView(
                member.seq(),
                AssessmentIds.wire(member.assessmentId()),
                member.commentId().orElse(null),
                revision.number(),
                revision.superseded(),
                MemberView.authorId(member, ids),
                member.groupId().orElse(null),
                measures(decision, member, reversals));
    }

    private static List<String> measures(CaseDecision decision, CaseMember member, Reversals reversals) {
        if (!reversals.effective()
                || decision.undone().isPresent()
                || decision.replacedBy().isPresent()) {
            return List.of();
        }
        List<String> stands = member.overturnedBy()
                .map(reversals::insteadBy)
                .map(instead -> instead(instead.measures(), decided(instead.of().orElse(decision), member)))
                .orElseGet(() -> decided(decision, member));
        return stands.stream()
                .filter(measure -> StoredNames.of(Action.class, measure) != Action.DISSOLVE_GROUP
                        || member.groupId().isPresent())
                .filter(measure -> reversals.leaves(member.seq(), StoredNames.of(Action.class, measure)))
                .filter(measure -> !member.ofErased()
                        || StoredNames.of(Action.class, measure).scope() != Scope.ACCOUNT)
                .toList();
    }

    /** What is for whom the comment attacks was not its author's to appeal; it stands unless the comment was left up. */
    private static List<String> instead(List<String> instead, List<String> decided) {
        Stream<String> forTargets = instead.stream().allMatch(Action.ALLOW.name()::equals)
                ? Stream.empty()
                : decided.stream()
                        .filter(measure -> StoredNames.of(Action.class, measure).isForTargets());
        return Stream.concat(milder(instead, decided).stream(), forTargets).toList();
    }

    private static List<String> decided(CaseDecision decision, CaseMember member) {
        return switch (decision.outcome()) {
            case UPHOLD -> upheld(decision, member);
            case CHANGE -> decision.measures().stream().map(Action::name).toList();
            case OVERTURN -> List.of();
        };
    }

    /**
     * What a person has agreed to on the content takes the place of what was done until then. The first comments of a
     * group came before anybody knew of it, so that nothing of the kind was proposed for them.
     */
    private static List<String> upheld(CaseDecision decision, CaseMember member) {
        List<Action> proposed = member.actions().stream()
                .map(name -> StoredNames.of(Action.class, name))
                .toList();
        Stream<Action> own = proposed.stream()
                .filter(one -> one.scope() != Scope.CONTENT
                        || proposed.stream()
                                .noneMatch(other -> other.scope() == Scope.CONTENT && other.gravity() > one.gravity()));
        boolean asWell = decision.kind() == CaseKind.GROUP
                && decision.measures().contains(Action.DISSOLVE_GROUP)
                && !proposed.contains(Action.DISSOLVE_GROUP);
        return (asWell ? Stream.concat(own, Stream.of(Action.DISSOLVE_GROUP)) : own)
                .map(Action::name)
                .toList();
    }

    /**
     * An appeal is about all comments of an account, of which some may have met less than others: what stands instead
     * for one of them is never more than what it met, nothing where it met nothing of the kind. What was reviewed is
     * final: it is measured by the decision that was heard, whatever has replaced that since.
     */
    private static List<String> milder(List<String> instead, List<String> decided) {
        return instead.stream()
                .map(name -> StoredNames.of(Action.class, name))
                .flatMap(action -> decided.stream()
                        .map(name -> StoredNames.of(Action.class, name))
                        .filter(before -> before.scope() == action.scope())
                        .max(Comparator.comparingInt(Action::gravity))
                        .map(before -> before.gravity() < action.gravity() ? before : action)
                        .stream())
                .map(Action::name)
                .toList();
    }
}
