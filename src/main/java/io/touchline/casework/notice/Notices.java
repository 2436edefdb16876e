package io.touchline.casework.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.api.AccountErased;
import io.touchline.api.DatabaseOutage;
import io.touchline.api.IdFormat;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.audit.NewEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;

/** Makes notices, brings them out and takes them back, each within its namespace. Blocking. */
@ApplicationScoped
class Notices {

    static final IdFormat ID = new IdFormat("ntc_");

    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource database;
    private final NoticeDrafting drafting;
    private final Moderators moderators;
    private final AuditLog log;
    private final Clock clock;

    @Inject
    Notices(DataSource database, NoticeDrafting drafting, Moderators moderators, AuditLog log, Clock clock) {
        this.database = database;
        this.drafting = drafting;
        this.moderators = moderators;
        this.log = log;
        this.clock = clock;
    }

    /** @throws ProblemException 422 */
    @Transactional
    StoredNotice draft(String namespace, NoticeRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        NoticeOrder order = request.order(now);
        return with(connection -> {
            NoticeDrafting.Drafted drafted = drafting.draft(connection, namespace, order, now);
            String content = drafted.content().write();
            ModeratorKey by = moderators.known(connection, namespace, request.by());
            StoredNotice draft = new StoredNotice(
                    ID.next(now),
                    NoticeState.DRAFT,
                    order,
                    content,
                    DigestUtils.sha256(content),
                    new StoredNotice.Deed(by, now),
                    null,
                    null,
                    0);
            NoticeSql.insert(connection, namespace, draft, drafted.accounts());
            return draft;
        });
    }

    /**
     * Brings a draft out as it is, if what it says still holds: whose measure was taken back in between must not be in it.
     *
     * @throws ProblemException 404, 409
     */
    @Transactional
    StoredNotice publish(String namespace, UUID id, DeedRequest deed) {
        return with(connection -> {
            StoredNotice draft = NoticeSql.find(connection, namespace, id).orElseThrow(ProblemException::notFound);
            requireDraft(draft);
            if (!NoticeContent.read(draft.content()).format().equals(NoticeContent.FORMAT)) {
                throw new ProblemException(409, "", "drafted by an older version: draft it again");
            }
            long end = NoticeSql.logEnd(connection, namespace);
            requireHolds(connection, namespace, draft);
            // Only now: an erasure that takes the draft along waits for its row, and comments for the erasure.
            requireDraft(locked(connection, namespace, id));
            ModeratorKey by = moderators.known(connection, namespace, deed.by());
            AuditEvent event =
                    logged(connection, event(namespace, AuditKind.NOTICE_PUBLISHED, draft, by, deed.reason()));
            // From here on nothing is undone until the notice is out; until here something may have been. Everybody
            // waits for the end of the log now, too long for all figures to be counted again.
            if (NoticeSql.undoneSince(connection, namespace, end, draft.order())) {
                throw changed();
            }
            NoticeSql.publish(connection, id, by, event);
            return locked(connection, namespace, id);
        });
    }

    private static void requireDraft(StoredNotice notice) {
        if (notice.state() != NoticeState.DRAFT) {
            throw new ProblemException(409, "", "this notice was published before");
        }
    }

    private void requireHolds(Connection connection, String namespace, StoredNotice draft) throws SQLException {
        if (!stillHolds(connection, namespace, draft)) {
            throw changed();
        }
    }

    private static ProblemException changed() {
        return new ProblemException(409, "", "the figures have changed since: make the draft anew");
    }

    private boolean stillHolds(Connection connection, String namespace, StoredNotice draft) throws SQLException {
        try {
            Instant computedAt = draft.creation().at();
            return drafting.draft(connection, namespace, draft.order(), computedAt)
                    .content()
                    .write()
                    .equals(draft.content());
        } catch (ProblemException e) {
            // A case that it tells does not stand any more.
            if (e.problem().status() == 422) {
                return false;
            }
            throw e;
        }
    }

    /** @throws ProblemException 404, 409 */
    @Transactional
    StoredNotice withdraw(String namespace, UUID id, DeedRequest deed) {
        return with(connection -> {
            StoredNotice notice = locked(connection, namespace, id);
            if (notice.state() == NoticeState.DRAFT) {
                throw new ProblemException(409, "", "this notice is not published: a draft is deleted");
            }
            if (notice.state() == NoticeState.WITHDRAWN) {
                throw new ProblemException(409, "", "this notice was withdrawn before");
            }
            ModeratorKey by = moderators.known(connection, namespace, deed.by());
            AuditEvent event =
                    logged(connection, event(namespace, AuditKind.NOTICE_WITHDRAWN, notice, by, deed.reason()));
            NoticeSql.withdraw(connection, id, by, event);
            return locked(connection, namespace, id);
        });
    }

    /** @throws ProblemException 404, 409 */
    @Transactional
    void delete(String namespace, UUID id) {
        with(connection -> {
            if (locked(connection, namespace, id).state() != NoticeState.DRAFT) {
                throw new ProblemException(409, "", "this notice was published and stays: it can be withdrawn");
            }
            NoticeSql.delete(connection, id);
            return null;
        });
    }

    /** @throws ProblemException 404 */
    StoredNotice find(String namespace, UUID id) {
        return with(connection -> NoticeSql.find(connection, namespace, id).orElseThrow(ProblemException::notFound));
    }

    /** Newest first. */
    Page<NoticeSummary> page(String namespace, NoticeSql.Filter filter, PageRequest request) {
        UUID before = request.after(ID::ofWire).orElse(AFTER_ALL);
        return with(connection -> {
            Page<StoredNotice> shown = request.cut(
                    NoticeSql.page(connection, namespace, filter, before, request.rows()),
                    notice -> ID.wire(notice.id()));
            Map<ModeratorKey, String> names = moderators.names(connection, namespace, deeds(shown.items()));
            return shown.map(one -> NoticeSummary.of(one, names));
        });
    }

    /** An erased account takes along the drafts that hold something of it; what is published says nothing more of it. */
    @Transactional
    void erase(@Observes AccountErased erased) {
        try (Connection connection = database.getConnection()) {
            NoticeSql.deleteDraftsOf(connection, erased.namespace(), erased.account());
        } catch (SQLException e) {
            throw new IllegalStateException("drafts of notices not erased", e);
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            // Of a checked exception the transaction would not know that it failed.
            throw DatabaseOutage.problem(e);
        }
    }

    private static StoredNotice locked(Connection connection, String namespace, UUID id) throws SQLException {
        return NoticeSql.lock(connection, namespace, id).orElseThrow(ProblemException::notFound);
    }

    private AuditEvent logged(Connection connection, NewEvent event) throws SQLException {
        return log.append(connection, List.of(event)).get(0);
    }

    private static NewEvent event(
            String namespace, AuditKind kind, StoredNotice notice, ModeratorKey by, String reason) {
        ObjectNode body = JSON.createObjectNode()
                .put("sha256", HexFormat.of().formatHex(notice.digest()))
                .put("from", notice.order().from().toString())
                .put("to", notice.order().to().toString())
                .put("by", by.wire());
        Optional<NewEvent.Personal> personal = Optional.ofNullable(reason)
                .map(text -> new NewEvent.Personal(
                        Optional.empty(),
                        JSON.createObjectNode().put("reason", text).toString()));
        return new NewEvent(namespace, kind, ID.wire(notice.id()), body.toString(), personal);
    }

    private static Set<ModeratorKey> deeds(List<StoredNotice> notices) {
        Set<ModeratorKey> keys = new HashSet<>();
        for (StoredNotice notice : notices) {
            keys.add(notice.creation().by());
            if (notice.publication() != null) {
                keys.add(notice.publication().deed().by());
            }
            if (notice.withdrawal() != null) {
                keys.add(notice.withdrawal().by());
            }
        }
        return keys;
    }
}
