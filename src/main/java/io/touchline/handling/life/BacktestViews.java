package io.touchline.handling.life;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Shows backtests, with accounts under the ids of their namespace as far as these are still known. Blocking. */
@ApplicationScoped
class BacktestViews {

    private static final String PSEUDONYM = "key:";
    private static final int PSEUDONYM_DIGITS = 12;

    private final AccountDirectory accounts;
    /** A newer release may have counted more. */
    private final ObjectReader reports = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(BacktestReport.class);

    BacktestViews(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    BacktestView summary(BacktestStatus status) {
        return view(status, null);
    }

    BacktestView whole(BacktestStatus status) {
        return view(status, status.report() == null ? null : report(status));
    }

    private BacktestView.Report report(BacktestStatus status) {
        BacktestReport report;
        try {
            report = reports.readValue(status.report());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored report cannot be read", e);
        }
        return new BacktestView.Report(
                report.compared(),
                new BacktestView.Skipped(report.withoutSituation(), report.unreadable()),
                report.changed(),
                report.stricter(),
                report.milder(),
                report.suggestions(),
                report.actionsAdded(),
                report.actionsRemoved(),
                report.actionsChanged(),
                report.casesChanged(),
                report.labels(),
                report.targets().items().stream()
                        .map(count -> new BacktestView.TargetCount(count.id(), count.changed()))
                        .toList(),
                accounts(status.backtest().namespace(), report.accounts()),
                report.rules(),
                report.flips());
    }

    private BacktestView.Accounts accounts(String namespace, BacktestReport.Accounts affected) {
        List<AccountKey> keys = affected.most().items().stream()
                .map(count -> AccountKey.ofHex(count.id()))
                .toList();
        Map<AccountKey, String> ids = accounts.idsOfSettled(namespace, keys);
        List<BacktestView.AccountCount> most = affected.most().items().stream()
                .map(count -> new BacktestView.AccountCount(id(ids, count.id()), count.changed()))
                .toList();
        return new BacktestView.Accounts(
                affected.affected(), affected.exact(), affected.most().mostMissed(), most);
    }

    private static String id(Map<AccountKey, String> ids, String key) {
        String id = ids.get(AccountKey.ofHex(key));
        return id == null ? PSEUDONYM + key.substring(0, PSEUDONYM_DIGITS) : id;
    }

    private static BacktestView view(BacktestStatus status, BacktestView.Report report) {
        Backtest backtest = status.backtest();
        return new BacktestView(
                BacktestDesk.ID.wire(backtest.id()),
                backtest.policyId(),
                backtest.version(),
                backtest.against(),
                backtest.from(),
                backtest.to(),
                backtest.limit(),
                status.state().name(),
                status.failure() == null ? null : status.failure().name(),
                status.cancelRequested(),
                new BacktestView.Progress(status.done(), status.total()),
                backtest.requestedBy(),
                backtest.requestedAt(),
                status.startedAt(),
                status.endedAt(),
                report);
    }
}
