package io.touchline.casework.appeal;

import io.touchline.api.KeyedHash;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.casework.cases.CaseIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds and lists appeals. Blocking. */
@ApplicationScoped
class AppealReads {

    private static final char BETWEEN = '/';
    private static final long LATEST_MILLIS =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final AppealTransactions transactions;
    private final AppealViews views;
    private final KeyedHash hash;
    private final Clock clock;

    AppealReads(AppealTransactions transactions, AppealViews views, KeyedHash hash, Clock clock) {
        this.transactions = transactions;
        this.views = views;
        this.hash = hash;
        this.clock = clock;
    }

    /** @throws ProblemException 404 */
    AppealView find(String namespace, UUID id) {
        return transactions.in(connection -> {
            Appeal appeal = AppealRows.find(connection, namespace, id).orElseThrow(ProblemException::notFound);
            return views.of(connection, namespace, List.of(appeal)).get(0);
        });
    }

    Page<AppealView> page(String namespace, AppealListRequest request) {
        AppealFilter filter = new AppealFilter(
                namespace,
                request.state(),
                request.overdue(),
                request.decision(),
                request.authorId().map(id -> hash.account(namespace, id)),
                request.page().after().map(AppealReads::place),
                clock.instant());
        int limit = request.page().limit();
        return transactions.in(connection -> {
            List<Appeal> found = AppealRows.list(connection, filter, limit + 1);
            boolean more = found.size() > limit;
            List<Appeal> items = more ? found.subList(0, limit) : found;
            return new Page<>(
                    views.of(connection, namespace, items),
                    more ? cursorAfter(request.page(), items.get(limit - 1)) : null);
        });
    }

    private static String cursorAfter(PageRequest page, Appeal last) {
        return page.cursorAfter(last.course().dueAt().toEpochMilli() + String.valueOf(BETWEEN) + last.wire());
    }

    /** Only what such a list gives. */
    private static AppealFilter.Place place(String key) {
        int between = key.indexOf(BETWEEN);
        Optional<UUID> id = between < 0 ? Optional.empty() : CaseIds.APPEAL.ofWire(key.substring(between + 1));
        String millis = between < 0 ? "" : key.substring(0, between);
        if (id.isPresent() && millis.matches("[0-9]{1,15}") && Long.parseLong(millis) <= LATEST_MILLIS) {
            return new AppealFilter.Place(Instant.ofEpochMilli(Long.parseLong(millis)), id.get());
        }
        throw new ProblemException(422, "/cursor", "not a cursor of this list");
    }
}
