package io.touchline.handling.life;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A backtest with where it is. */
@Entity
@Table(name = "policy_backtest")
class BacktestEntity {

    @Id
    UUID id;

    @Column(name = "policy_id")
    String policyId;

    String version;

    String against;

    String namespace;

    @Column(name = "received_from")
    Instant receivedFrom;

    @Column(name = "received_to")
    Instant receivedTo;

    @Column(name = "row_limit")
    long rowLimit;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Enumerated(EnumType.STRING)
    Backtest.State state;

    @Enumerated(EnumType.STRING)
    Backtest.Failure failure;

    @Column(name = "cancel_requested")
    boolean cancelRequested;

    long done;

    Long total;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "ended_at")
    Instant endedAt;

    String report;

    static BacktestEntity queued(Backtest backtest) {
        BacktestEntity entity = new BacktestEntity();
        entity.id = backtest.id();
        entity.policyId = backtest.policyId();
        entity.version = backtest.version();
        entity.against = backtest.against();
        entity.namespace = backtest.namespace();
        entity.receivedFrom = backtest.from();
        entity.receivedTo = backtest.to();
        entity.rowLimit = backtest.limit();
        entity.requestedBy = backtest.requestedBy();
        entity.requestedAt = backtest.requestedAt();
        entity.state = Backtest.State.QUEUED;
        return entity;
    }

    Backtest toBacktest() {
        return new Backtest(
                id,
                policyId,
                version,
                against,
                namespace,
                receivedFrom,
                receivedTo,
                rowLimit,
                requestedBy,
                requestedAt);
    }

    BacktestStatus toStatus() {
        return new BacktestStatus(
                toBacktest(), state, failure, cancelRequested, done, total, startedAt, endedAt, report);
    }
}
