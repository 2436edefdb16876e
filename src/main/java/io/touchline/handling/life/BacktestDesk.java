package io.touchline.handling.life;

import io.touchline.api.Caller;
import io.touchline.api.IdFormat;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.handling.PolicyService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes backtests in, shows them and cancels them, each within its caller's namespace. Blocking. */
@ApplicationScoped
class BacktestDesk {

    private static final Duration USUAL_WINDOW = Duration.ofDays(30);
    private static final Duration WIDEST_WINDOW = Duration.ofDays(400);
    private static final Instant FIRST_MOMENT = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    static final IdFormat ID = new IdFormat("bt_");

    private final BacktestRepository repository;
    private final BacktestRunner runner;
    private final BacktestViews views;
    private final PolicyLife life;
    private final PolicyReads policies;
    private final PolicyService service;
    private final Clock clock;

    BacktestDesk(
            BacktestRepository repository,
            BacktestRunner runner,
            BacktestViews views,
            PolicyLife life,
            PolicyReads policies,
            PolicyService service,
            Clock clock) {
        this.repository = repository;
        this.runner = runner;
        this.views = views;
        this.life = life;
        this.policies = policies;
        this.service = service;
        this.clock = clock;
    }

    /** Queues it; it begins within seconds where nothing else is running. */
    BacktestView request(Caller caller, String policyId, String version, BacktestRequest request) {
        life.compiled(policyId, version);
        Backtest backtest = backtest(caller, policyId, version, request);
        BacktestStatus status = repository.queue(backtest, Deed.done(caller, backtest.requestedAt()));
        runner.wake();
        return views.summary(status);
    }

    private Backtest backtest(Caller caller, String policyId, String version, BacktestRequest request) {
        Instant now = clock.instant();
        Instant to = request.to() == null ? now : request.to();
        if (to.isBefore(FIRST_MOMENT) || to.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new ProblemException(422, "/to", "must be after 1990 and not in the future");
        }
        Instant from = request.from() == null ? to.minus(USUAL_WINDOW) : request.from();
        if (!from.isBefore(to) || from.plus(WIDEST_WINDOW).isBefore(to)) {
            throw new ProblemException(422, "/from", "must be before to, and by at most 400 days");
        }
        String against = request.compareOrUsual() == BacktestRequest.Compare.RECORDED
                ? Backtest.RECORDED
                : service.find(policyId).orElseGet(service::active).name();
        return new Backtest(
                ID.next(now),
                policyId,
                version,
                against,
                caller.namespace(),
                from,
                to,
                request.limitOrUsual(),
                caller.name(),
                now);
    }

    /** @throws ProblemException 404 */
    BacktestView find(Caller caller, String policyId, String id) {
        return views.whole(status(caller, policyId, id));
    }

    /** @throws ProblemException 404 if there is no such policy */
    Page<BacktestView> page(Caller caller, String policyId, PageRequest page) {
        policies.known(policyId);
        Optional<UUID> before = page.after(ID::ofWire);
        List<BacktestView> found = repository.page(caller.namespace(), policyId, before, page.rows()).stream()
                .map(views::summary)
                .toList();
        return page.cut(found, BacktestView::id);
    }

    /**
     * Asks it to stop, which takes about a second where it runs; again is no fault.
     *
     * @throws ProblemException 404, or 409 if it ended by itself
     */
    BacktestView cancel(Caller caller, String policyId, String id) {
        repository.cancel(status(caller, policyId, id).backtest().id());
        BacktestStatus status = status(caller, policyId, id);
        if (status.state() == Backtest.State.DONE || status.state() == Backtest.State.FAILED) {
            throw new ProblemException(409, "", "this backtest has ended");
        }
        return views.summary(status);
    }

    private BacktestStatus status(Caller caller, String policyId, String id) {
        return ID.ofWire(id)
                .flatMap(uuid -> repository.find(caller.namespace(), policyId, uuid))
                .orElseThrow(ProblemException::notFound);
    }
}
