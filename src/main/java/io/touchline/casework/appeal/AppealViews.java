package io.touchline.casework.appeal;

import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountKey;
import io.touchline.api.IdFormat;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.cases.CaseIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows appeals, with accounts and moderators under the names that their namespace knows. Blocking. */
@ApplicationScoped
class AppealViews {

    /** As accounts show them. */
    private static final IdFormat STRIKE = new IdFormat("st_");

    private static final String PSEUDONYM = "key:";
    private static final int PSEUDONYM_DIGITS = 12;

    private final AccountDirectory accounts;
    private final Moderators moderators;
    private final Clock clock;

    AppealViews(AccountDirectory accounts, Moderators moderators, Clock clock) {
        this.accounts = accounts;
        this.moderators = moderators;
        this.clock = clock;
    }

    /** @param appeals of one namespace */
    List<AppealView> of(Connection connection, String namespace, List<Appeal> appeals) throws SQLException {
        Set<AccountKey> parties = appeals.stream()
                .flatMap(appeal -> AppealSql.account(appeal.party()).stream())
                .collect(Collectors.toSet());
        Set<ModeratorKey> reviewers = appeals.stream()
                .flatMap(appeal -> appeal.closing().flatMap(Appeal.Closing::by).stream())
                .collect(Collectors.toSet());
        Names names = new Names(
                parties.isEmpty() ? Map.of() : accounts.ids(namespace, parties),
                moderators.names(connection, namespace, reviewers),
                AppealedSql.ofErased(
                        connection, appeals.stream().map(Appeal::id).toList()),
                clock.instant());
        return appeals.stream().map(appeal -> view(appeal, names)).toList();
    }

    /** @param ofErased appeals whose accounts are being erased: whatever those are called by then is not told */
    private record Names(
            Map<AccountKey, String> accounts, Map<ModeratorKey, String> moderators, Set<UUID> ofErased, Instant now) {}

    private static AppealView view(Appeal appeal, Names names) {
        Appeal.Against against = appeal.against();
        Appeal.Course course = appeal.course();
        return new AppealView(
                appeal.wire(),
                against.decision().map(CaseIds.DECISION::wire).orElse(null),
                against.assessment().map(AssessmentIds::wire).orElse(null),
                against.caseId().map(CaseIds.CASE::wire).orElse(null),
                party(appeal, names),
                appeal.statement().orElse(null),
                appeal.state(),
                course.filedAt(),
                course.dueAt(),
                course.remindedAt().isPresent(),
                appeal.closing().isEmpty() && !course.dueAt().isAfter(names.now()),
                appeal.closing().map(closing -> closed(closing, names)).orElse(null),
                appeal.statement().isEmpty());
    }

    private static AppealView.PartyView party(Appeal appeal, Names names) {
        if (appeal.party() instanceof Party.Account account) {
            String pseudonym = PSEUDONYM + account.key().hex().substring(0, PSEUDONYM_DIGITS);
            boolean told = !names.ofErased().contains(appeal.id());
            return new AppealView.PartyView(
                    told ? names.accounts().getOrDefault(account.key(), pseudonym) : pseudonym, null);
        }
        return new AppealView.PartyView(null, appeal.party() instanceof Party.Target target ? target.id() : null);
    }

    private static AppealView.ClosedView closed(Appeal.Closing closing, Names names) {
        Appeal.Effect effect = closing.effect();
        return new AppealView.ClosedView(
                closing.at(),
                closing.by().map(names.moderators()::get).orElse(null),
                closing.reason().orElse(null),
                closing.measures(),
                new AppealView.TakenBackView(
                        effect.strikes().stream().map(STRIKE::wire).toList(), effect.members()),
                effect.newStrike().map(STRIKE::wire).orElse(null),
                effect.newDecision().map(CaseIds.DECISION::wire).orElse(null));
    }
}
