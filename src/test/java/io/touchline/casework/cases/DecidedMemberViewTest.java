package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.AccountKey;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.handling.Action;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a comment service is told to do with each comment of a decision. */
class DecidedMemberViewTest {

    private static final UUID APPEAL = new UUID(7, 7);

    /** One account's comments met different measures, and its appeal was granted for all of them at once. */
    @Test
    void nobodysCommentIsWorseOffForAnAppeal() {
        assertThat(afterAppeal(List.of("AUTHOR_ONLY", "WARN"), "LIMIT_SPREAD", "EDUCATE"))
                .containsExactly("LIMIT_SPREAD", "EDUCATE");
        assertThat(afterAppeal(List.of("FOLD"), "AUTHOR_ONLY", "EDUCATE")).containsExactly("FOLD");
        assertThat(afterAppeal(List.of("ALLOW", "WARN"), "AUTHOR_ONLY")).containsExactly("ALLOW");
        assertThat(afterAppeal(List.of("WARN"), "AUTHOR_ONLY")).isEmpty();
        assertThat(afterAppeal(List.of("REMOVE", "WARN"))).isEmpty();
    }

    /**
     * A target's appeal, heard later, put another decision in the place of the one that an author's was heard against.
     */
    @Test
    void anAppealIsMeasuredByTheDecisionThatItWasHeardAgainst() {
        assertThat(afterBoth(List.of("REMOVE"), List.of(Action.REMOVE), "LIMIT_SPREAD"))
                .containsExactly("LIMIT_SPREAD");
        assertThat(afterBoth(List.of("FOLD"), List.of(Action.REMOVE), "LIMIT_SPREAD"))
                .containsExactly("FOLD");
        assertThat(afterBoth(List.of("WARN"), List.of(Action.REMOVE), "LIMIT_SPREAD"))
                .isEmpty();
        assertThat(afterBoth(List.of("REMOVE", "MUTE"), List.of(Action.AUTHOR_ONLY), "FOLD", "WARN"))
                .containsExactly("FOLD", "WARN");
        assertThat(afterBoth(List.of("REMOVE", "MUTE"), List.of(Action.WARN), "FOLD", "WARN"))
                .containsExactly("FOLD", "WARN");
    }

    @Test
    void whatWasDecidedStandsForOthers() {
        assertThat(view(member(List.of("FOLD", "EDUCATE"), Optional.empty()), Map.of())
                        .measures())
                .containsExactly("FOLD", "EDUCATE");
    }

    @Test
    void whatWaitedForAPersonOnTheContentTakesThePlaceOfWhatWasDoneUntilThen() {
        assertThat(view(member(List.of("FOLD", "REMOVE", "WARN", "MUTE"), Optional.empty()), Map.of())
                        .measures())
                .containsExactly("REMOVE", "WARN", "MUTE");
    }

    /** A rule's education is not the strike that was decided. */
    @Test
    void whatWasTakenBackByHandDoesNotStand() {
        assertThat(takenBack(false, true)).containsExactly("FOLD", "EDUCATE");
        assertThat(takenBack(true, false)).containsExactly("FOLD", "WARN");
        assertThat(takenBack(true, true)).containsExactly("FOLD");
    }

    /** The first ones came before anybody knew of the group. */
    @Test
    void whatDissolvesAGroupStandsForEveryCommentOfItsCase() {
        Optional<String> group = Optional.of("g_0000000000000001");
        List<Action> measures = List.of(Action.FOLD, Action.STORM_ALERT, Action.DISSOLVE_GROUP);
        CaseMember first = member(List.of("FOLD", "EDUCATE"), Optional.empty());
        CaseMember later = member(List.of("FOLD", "DISSOLVE_GROUP"), Optional.empty());
        CaseMember granted = member(List.of("FOLD", "EDUCATE"), Optional.of(APPEAL));
        Reversals none = new Reversals(true, Map.of(APPEAL, againstARule("ALLOW")), Map.of());

        assertThat(view(decision(CaseKind.GROUP, group, measures), first, none).measures())
                .containsExactly("FOLD", "EDUCATE", "DISSOLVE_GROUP");
        assertThat(view(decision(CaseKind.GROUP, group, measures), later, none).measures())
                .containsExactly("FOLD", "DISSOLVE_GROUP");
        assertThat(view(decision(CaseKind.GROUP, group, measures), granted, none)
                        .measures())
                .containsExactly("ALLOW");
        assertThat(view(decision(CaseKind.ACCOUNT, group, measures), first, none)
                        .measures())
                .containsExactly("FOLD", "EDUCATE");
        assertThat(view(decision(CaseKind.GROUP, group, List.of(Action.FOLD)), first, none)
                        .measures())
                .containsExactly("FOLD", "EDUCATE");
    }

    /** An account's case names one group, and its comments may move with several, or with none. */
    @Test
    void whatDissolvesAGroupStandsForTheGroupThatTheCommentMovesWith() {
        CaseDecision changed = decision(
                Outcome.CHANGE,
                CaseKind.ACCOUNT,
                Optional.of("g_0000000000000001"),
                List.of(Action.REMOVE, Action.DISSOLVE_GROUP));
        Reversals none = new Reversals(true, Map.of(), Map.of());

        DecidedMemberView other =
                view(changed, member(List.of(), Optional.empty(), Optional.of("g_0000000000000002")), none);
        assertThat(other.groupId()).isEqualTo("g_0000000000000002");
        assertThat(other.measures()).containsExactly("REMOVE", "DISSOLVE_GROUP");
        DecidedMemberView alone = view(changed, member(List.of(), Optional.empty(), Optional.empty()), none);
        assertThat(alone.groupId()).isNull();
        assertThat(alone.measures()).containsExactly("REMOVE");
    }

    private static List<String> takenBack(boolean education, boolean others) {
        return view(
                        member(List.of("FOLD", "EDUCATE", "WARN"), Optional.empty()),
                        new Reversals(true, Map.of(), Map.of(1, new Reversals.TakenBack(education, others))))
                .measures();
    }

    private static List<String> afterAppeal(List<String> decided, String... instead) {
        return view(member(decided, Optional.of(APPEAL)), Map.of(APPEAL, againstARule(instead)))
                .measures();
    }

    private static List<String> afterBoth(List<String> upheld, List<Action> since, String... instead) {
        CaseDecision heard = decision(Outcome.UPHOLD, CaseKind.STORM, Optional.empty(), List.of());
        Reversals reversals = new Reversals(
                true, Map.of(APPEAL, new Reversals.Instead(List.of(instead), Optional.of(heard))), Map.of());
        return view(
                        decision(Outcome.CHANGE, CaseKind.STORM, Optional.empty(), since),
                        member(upheld, Optional.of(APPEAL)),
                        reversals)
                .measures();
    }

    private static Reversals.Instead againstARule(String... measures) {
        return new Reversals.Instead(List.of(measures), Optional.empty());
    }

    private static DecidedMemberView view(CaseMember member, Map<UUID, Reversals.Instead> instead) {
        return view(member, new Reversals(true, instead, Map.of()));
    }

    private static DecidedMemberView view(CaseMember member, Reversals reversals) {
        return view(decision(CaseKind.ACCOUNT, Optional.empty(), List.of()), member, reversals);
    }

    private static DecidedMemberView view(CaseDecision decision, CaseMember member, Reversals reversals) {
        return DecidedMemberView.of(decision, member, new MemberRevision(1, false), Map.of(), reversals);
    }

    private static CaseDecision decision(CaseKind kind, Optional<String> groupId, List<Action> measures) {
        return decision(Outcome.UPHOLD, kind, groupId, measures);
    }

    private static CaseDecision decision(
            Outcome outcome, CaseKind kind, Optional<String> groupId, List<Action> measures) {
        return new CaseDecision(
                new UUID(1, 1),
                "local",
                new UUID(2, 2),
                kind,
                groupId,
                Optional.empty(),
                outcome,
                measures,
                "as seen",
                new ModeratorKey(new byte[16]),
                Instant.EPOCH,
                2,
                1,
                new byte[32],
                Optional.empty(),
                Optional.empty());
    }

    private static CaseMember member(List<String> actions, Optional<UUID> overturnedBy) {
        return member(actions, overturnedBy, Optional.of("g_0000000000000001"));
    }

    private static CaseMember member(List<String> actions, Optional<UUID> overturnedBy, Optional<String> groupId) {
        return new CaseMember(
                new UUID(2, 2),
                1,
                new UUID(3, 3),
                Optional.of("c-1"),
                Optional.of(new AccountKey(new byte[16])),
                Instant.EPOCH,
                2,
                List.of("insult.person"),
                actions,
                "rule",
                false,
                new byte[32],
                Optional.empty(),
                overturnedBy,
                groupId,
                false);
    }
}
