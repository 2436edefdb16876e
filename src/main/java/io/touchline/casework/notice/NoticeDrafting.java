package io.touchline.casework.notice;

import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountKey;
import io.touchline.api.ProblemException;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.handling.standing.StandingConfig;
import io.touchline.target.TargetRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Computes what a notice says. From the same rows and the same order it always says the same. */
@ApplicationScoped
class NoticeDrafting {

    private final AccountDirectory directory;
    private final TargetRegistry registry;
    private final Examples examples;
    private final NoticeConfig config;
    private final StandingConfig standing;

    @Inject
    NoticeDrafting(
            AccountDirectory directory,
            TargetRegistry registry,
            Examples examples,
            NoticeConfig config,
            StandingConfig standing) {
        this.directory = directory;
        this.registry = registry;
        this.examples = examples;
        this.config = config;
        this.standing = standing;
    }

    /** @param accounts whose masked name or comment stands in it */
    record Drafted(NoticeContent content, Set<AccountKey> accounts) {}

    /**
     * Keeps erasures from beginning, from when it looks whom to name until the transaction is over.
     *
     * @throws ProblemException 422 if a case cannot be told
     */
    Drafted draft(Connection connection, String namespace, NoticeOrder order, Instant computedAt) throws SQLException {
        Set<AccountKey> accounts = new TreeSet<>();
        Instant accountsFrom = accountsFrom(order, computedAt);
        Figures figures = FigureSql.count(connection, namespace, order, accountsFrom);
        // Not before, as comments wait for an erasure that waits; from here on nobody is erased until this is written.
        ErasureGuard.lockShared(connection);
        NoticeContent.Names names = names(connection, namespace, order, accountsFrom, accounts);
        List<NoticeContent.Example> told = new ArrayList<>();
        for (int place = 0; place < order.examples().size(); place++) {
            Examples.Told one = examples.tell(connection, namespace, order, place);
            told.add(one.example());
            one.quoted().ifPresent(accounts::add);
        }
        NoticeContent content = new NoticeContent(
                NoticeContent.FORMAT,
                order.title(),
                config.publisher().orElse(null),
                config.reportTo().orElse(null),
                config.zone().getId(),
                order.from(),
                order.to(),
                computedAt,
                accountsFrom,
                figures.totals(names.list().size() + names.leftOff()),
                figures.educations(),
                figures.outcomes(),
                figures.measures(),
                figures.labels(),
                figures.queues(),
                figures.appeals(),
                names,
                told);
        return new Drafted(content, accounts);
    }

    /** However soon a strike expires, it can be seen for a time from then on; of earlier ones some may be gone. */
    private Instant accountsFrom(NoticeOrder order, Instant computedAt) {
        Instant allKept = computedAt.minus(standing.keepExpired());
        if (!order.from().isBefore(allKept)) {
            return order.from();
        }
        return order.to().isBefore(allKept) ? order.to() : allKept;
    }

    /** Sorted as they are shown: in the order of the rows a name could be told from its neighbours. */
    private NoticeContent.Names names(
            Connection connection, String namespace, NoticeOrder order, Instant accountsFrom, Set<AccountKey> accounts)
            throws SQLException {
        NoticeOrder counted = order.since(accountsFrom);
        FigureSql.Struck struck = FigureSql.struck(connection, namespace, counted, Figures.NAMED, config.mostNames());
        Map<AccountKey, String> ids = directory.idsOfSettled(namespace, struck.accounts());
        accounts.addAll(ids.keySet());
        Map<AccountKey, String> names = FigureSql.displayNames(connection, namespace, order, ids.keySet());
        List<String> list = new ArrayList<>();
        ids.forEach((account, id) -> list.add(Mask.name(called(names.get(account), namespace, id))));
        Collections.sort(list);
        return new NoticeContent.Names(Figures.NAMED, list, struck.all() - list.size());
    }

    /** A name that is a registered target's would tell of the target, even masked. */
    private String called(String name, String namespace, String id) {
        boolean own = name != null
                && registry.current().imitations(name, namespace, id).isEmpty();
        return own ? name : id;
    }
}
