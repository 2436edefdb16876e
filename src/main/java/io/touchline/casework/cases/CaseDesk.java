package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.assessment.Assessment;
import io.touchline.assessment.StoredBody;
import io.touchline.casework.audit.Moderators;
import io.touchline.text.Canonicaliser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Cases as a moderator works on them. Blocking; without PostgreSQL that is 503. */
@ApplicationScoped
class CaseDesk {

    private final DataSource database;
    private final Cases cases;
    private final CaseViews views;
    private final Claims claims;
    private final Moderators moderators;
    private final Clock clock;
    private final StoredBody answers;

    @Inject
    CaseDesk(
            DataSource database,
            Cases cases,
            CaseViews views,
            Claims claims,
            Moderators moderators,
            Clock clock,
            Canonicaliser canonicaliser) {
        this.database = database;
        this.cases = cases;
        this.views = views;
        this.claims = claims;
        this.moderators = moderators;
        this.clock = clock;
        this.answers = new StoredBody(canonicaliser);
    }

    /** What a list is asked for; empty means all. */
    record Filter(CaseState state, Optional<String> queue, Optional<String> claimedBy) {

        /** @throws ProblemException 422 for a list that no index serves */
        Filter {
            if (state != CaseState.OPEN && queue.isPresent()) {
                throw new ProblemException(422, "/queue", "only open cases are listed by queue");
            }
            if (state != CaseState.OPEN && claimedBy.isPresent()) {
                throw new ProblemException(422, "/claimedBy", "only open cases are claimed");
            }
        }
    }

    Page<CaseView> page(String namespace, Filter filter, PageRequest page) {
        return Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                CaseListSql.Query query = new CaseListSql.Query(
                        namespace,
                        filter.state(),
                        filter.queue(),
                        filter.claimedBy().map(by -> moderators.key(namespace, by)),
                        clock.instant());
                Page<ModerationCase> shown = page.cut(CaseListSql.list(connection, query, page), CaseListSql::key);
                return new Page<>(views.cases(connection, namespace, shown.items()), shown.nextCursor());
            }
        });
    }

    CaseView find(String namespace, UUID id) {
        return Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                return views.one(connection, required(connection, namespace, id));
            }
        });
    }

    Page<MemberView> members(String namespace, UUID id, PageRequest page) {
        record Found(List<CaseMember> members, Map<UUID, MemberRevision> revisions, Map<UUID, UUID> cases) {}
        Found found = Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                ModerationCase about = required(connection, namespace, id);
                List<CaseMember> members = cases.members(connection, about, MemberPages.after(page), page.rows());
                List<UUID> ids = members.stream().map(CaseMember::assessmentId).toList();
                boolean blind = about.isReview() && about.state() == CaseState.OPEN;
                // An appeal would lead who looks a second time to the first decision, another look to there being two.
                List<CaseMember> told =
                        blind ? members.stream().map(CaseMember::beforeAppeals).toList() : members;
                return new Found(
                        told,
                        MemberRows.revisions(connection, namespace, members),
                        blind
                                ? ids.stream().collect(Collectors.toMap(one -> one, one -> about.id()))
                                : OpeningSql.casesOf(connection, ids));
            }
        });
        Map<AccountKey, String> authors = views.authors(namespace, found.members());
        return MemberPages.of(found.members(), page, member -> {
            MemberRevision revision = found.revisions().get(member.assessmentId());
            UUID caseId = found.cases().get(member.assessmentId());
            return MemberView.of(member, revision, answer(member, revision, caseId), authors);
        });
    }

    private Assessment answer(CaseMember member, MemberRevision revision, UUID caseId) {
        Optional<String> wire = Optional.ofNullable(caseId).map(CaseIds.CASE::wire);
        return member.content()
                .map(content -> answers.read(content.answered(revision.number(), wire)))
                .orElse(null);
    }

    List<DecisionView> decisions(String namespace, UUID id) {
        return Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                required(connection, namespace, id);
                return views.decisions(connection, namespace, cases.decisions(connection, namespace, id));
            }
        });
    }

    CaseView claim(String namespace, UUID id, CaseRequests.Claim request) {
        return view(Attempts.of(() -> claims.claim(namespace, id, request.by(), request.lasting())));
    }

    Optional<CaseView> next(String namespace, CaseRequests.NextClaim request) {
        return Attempts.of(() ->
                        claims.next(namespace, Optional.ofNullable(request.queue()), request.by(), request.lasting()))
                .map(this::view);
    }

    CaseView release(String namespace, UUID id, CaseRequests.Release request) {
        return view(Attempts.of(() -> claims.release(namespace, id, request.by())));
    }

    private CaseView view(ModerationCase one) {
        return Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                return views.one(connection, one);
            }
        });
    }

    private ModerationCase required(Connection connection, String namespace, UUID id) throws SQLException {
        return cases.find(connection, namespace, id).orElseThrow(ProblemException::notFound);
    }
}
