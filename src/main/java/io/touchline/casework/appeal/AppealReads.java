package io.touchline.casework.appeal;

import io.touchline.api.KeyedHash;
import io.touchline.api.Page;
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
                request.page().after(AppealReads::place),
                clock.instant());
        return transactions.in(connection -> {
            List<Appeal> found =
                    AppealRows.list(connection, filter, request.page().rows());
            Page<Appeal> shown = request.page().cut(found, AppealReads::key);
            return new Page<>(views.of(connection, namespace, shown.items()), shown.nextCursor());
        });
    }

    private static String key(Appeal appeal) {
        return appeal.course().dueAt().toEpochMilli() + String.valueOf(BETWEEN) + appeal.wire();
    }

    /** Only what such a list gives. */
    private static Optional<AppealFilter.Place> place(String key) {
        int between = key.indexOf(BETWEEN);
        Optional<UUID> id = between < 0 ? Optional.empty() : CaseIds.APPEAL.ofWire(key.substring(between + 1));
        String millis = between < 0 ? "" : key.substring(0, between);
        if (id.isPresent() && millis.matches("[0-9]{1,15}") && Long.parseLong(millis) <= LATEST_MILLIS) {
            return Optional.of(new AppealFilter.Place(Instant.ofEpochMilli(Long.parseLong(millis)), id.get()));
        }
        return Optional.empty();
    }
}
