package io.touchline.handling.protection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.touchline.api.ProblemException;
import io.touchline.handling.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is recommended for targets, read and ended. Blocking. */
@ApplicationScoped
class ProtectionRepository implements PanacheRepositoryBase<ProtectionEntity, Long> {

    /** Stored without an end yet and not over at {@code ?now}. */
    private static final String STANDING = "endedAt is null and untilAt > :now";

    private static final int MOST_OF_TARGET = 200;

    private static final Duration LATE = Duration.ofDays(1);

    /** Later than whatever ends. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final String[] CLOSING = Stream.of(Action.values())
            .filter(Action::closesSection)
            .map(Action::name)
            .toArray(String[]::new);

    /** What is over would take what comes back for its own. */
    private static final String CLOSE_OVER =
            """
            UPDATE protection SET ended_at = until_at, ended_how = 'TIME'
            WHERE namespace = :namespace AND target_id = :target AND action = :action AND ended_at IS NULL
                AND until_at <= :now
            """;

    /** As it stood; where the measure stands again by another rule, both are one from now on. */
    private static final String UNDO_LIFT =
            """
            WITH lifted AS (
                DELETE FROM protection WHERE id = :id RETURNING *
            )
            INSERT INTO protection AS p (namespace, target_id, action, began_at, review_at, review_seconds, until_at,
                                         firm_until, rule, more_rules, reasons)
            SELECT namespace, target_id, action, began_at, review_at, review_seconds, until_at, firm_until, rule,
                   more_rules, reasons
            FROM lifted
            """
                    + ProtectionSql.EXTEND
                    + "RETURNING p.*";

    /** One that somebody else is at is left to the next run: a comment may be moving its end. */
    private static final String CLOSE_ALL_OVER =
            """
            UPDATE protection SET ended_at = until_at, ended_how = 'TIME' WHERE id = ANY(ARRAY(
                SELECT id FROM protection WHERE ended_at IS NULL AND until_at <= :now FOR UPDATE SKIP LOCKED))
            """;

    /** In the order in which comments take these rows. */
    private static final String OPEN_SECTIONS =
            """
            WITH standing AS MATERIALIZED (
                SELECT id FROM protection
                WHERE ended_at IS NULL AND target_id = ANY(:targets) AND action = ANY(:actions)
                ORDER BY namespace COLLATE "C", target_id COLLATE "C", action COLLATE "C"
                FOR UPDATE
            )
            UPDATE protection p SET ended_at = :now, ended_how = 'WISH'
            FROM standing WHERE p.id = standing.id AND p.ended_at IS NULL
            """;

    private static final String DELETE_ENDED =
            """
            DELETE FROM protection WHERE id = ANY(ARRAY(
                SELECT id FROM protection
                WHERE ended_at < :moment AND (ended_how <> 'PERSON' OR until_at < :moment)
                ORDER BY ended_at LIMIT 1000 FOR UPDATE SKIP LOCKED))
            """;

    private final RulesInForce rules;
    private final Event<ProtectionLifted> liftings;
    private final Event<LiftUndone> undoings;

    @Inject
    ProtectionRepository(RulesInForce rules, Event<ProtectionLifted> liftings, Event<LiftUndone> undoings) {
        this.rules = rules;
        this.liftings = liftings;
        this.undoings = undoings;
    }

    /** What stands for a target, then what ended since, each newest first. */
    @Transactional
    List<Protection> of(String namespace, String targetId, Instant since) {
        return find(
                        "namespace = ?1 and targetId = ?2 and (endedAt is null or endedAt > ?3)"
                                + " order by case when endedAt is null then 0 else 1 end, beganAt desc, action",
                        namespace,
                        targetId,
                        since)
                .page(0, MOST_OF_TARGET)
                .stream()
                .map(ProtectionEntity::toProtection)
                .toList();
    }

    /** What stands in a namespace, by target and action, after those of the cursor. */
    @Transactional
    List<Protection> standing(String namespace, Instant now, Cursor after, int limit) {
        return getEntityManager()
                .createQuery(
                        "from ProtectionEntity where namespace = :namespace and " + STANDING
                                + " and (targetId > :target or targetId = :target and cast(action as String) > :action)"
                                + " order by targetId, cast(action as String)",
                        ProtectionEntity.class)
                .setParameter("namespace", namespace)
                .setParameter("now", now)
                .setParameter("target", after.targetId())
                .setParameter("action", after.action())
                .setMaxResults(limit)
                .getResultStream()
                .map(ProtectionEntity::toProtection)
                .toList();
    }

    /**
     * Its end is moved to what its rules would ask for now where that is earlier: what a policy since mended asked for
     * too long would keep the mended rule away as long.
     *
     * @return what was lifted; empty if nothing of the kind stands
     * @throws ProblemException 409 if it began later than what is meant
     */
    @Transactional
    Optional<Protection> lift(String namespace, String targetId, Action action, Lifting lifting) {
        Optional<ProtectionEntity> standing = find(
                        "namespace = ?1 and targetId = ?2 and action = ?3 and endedAt is null and untilAt > ?4",
                        namespace,
                        targetId,
                        action,
                        lifting.at())
                .firstResultOptional();
        // A late comment may move its beginning back; one that was opened anew began later.
        standing.filter(row -> row.beganAt.isAfter(lifting.meant().orElse(Instant.MAX)))
                .ifPresent(row -> Lifting.refuse("beganAt"));
        // Only what is lifted is written: another replica may be moving the end of the same row.
        return standing.filter(row -> update(
                                "endedAt = ?1, endedHow = ?2, endedBy = ?3, endReason = ?4,"
                                        + " untilAt = case when untilAt > ?6 then ?6 else untilAt end,"
                                        + " firmUntil = case when firmUntil > ?6 then ?6 else firmUntil end"
                                        + " where id = ?5 and endedAt is null",
                                lifting.at(),
                                ProtectionEnd.PERSON,
                                lifting.by(),
                                lifting.reason(),
                                row.id,
                                rules.until(action, row.toProtection().rules(), lifting.at())
                                        .orElse(NEVER))
                        > 0)
                .map(row -> {
                    getEntityManager().clear();
                    Protection lifted = findById(row.id).toProtection();
                    liftings.fire(new ProtectionLifted(namespace, lifted));
                    return lifted;
                });
    }

    /**
     * Undoes the newest lifting.
     *
     * @return what stands now; empty if nothing of the kind is lifted that would still last
     * @throws ProblemException 409 if it ended at another time than what is meant
     */
    @Transactional
    Optional<Protection> undoLift(String namespace, String targetId, Action action, Lifting undoing) {
        EntityManager entities = getEntityManager();
        entities.createNativeQuery(CLOSE_OVER)
                .setParameter("namespace", namespace)
                .setParameter("target", targetId)
                .setParameter("action", action.name())
                .setParameter("now", undoing.at())
                .executeUpdate();
        Optional<ProtectionEntity> newest = find(
                        "namespace = ?1 and targetId = ?2 and action = ?3 and endedHow = ?4 and untilAt > ?5"
                                + " order by endedAt desc, id desc",
                        namespace,
                        targetId,
                        action,
                        ProtectionEnd.PERSON,
                        undoing.at())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
        newest.filter(row -> !row.endedAt.equals(undoing.meant().orElse(row.endedAt)))
                .ifPresent(row -> Lifting.refuse("endedAt"));
        return newest.map(row -> {
            Protection protection = ((ProtectionEntity) entities.createNativeQuery(UNDO_LIFT, ProtectionEntity.class)
                            .setParameter("id", row.id)
                            .getSingleResult())
                    .toProtection();
            undoings.fire(new LiftUndone(namespace, protection, undoing.by(), undoing.reason()));
            return protection;
        });
    }

    /**
     * What persons have lifted that would not be over yet, rule by rule, with when it would be; and what has been over for
     * less than a day, since a comment may come later than it was written.
     */
    @Transactional
    Map<LiftedProtections.Key, Instant> lifted(Instant now) {
        Map<LiftedProtections.Key, Instant> untils = new HashMap<>();
        find("endedHow = " + ProtectionEnd.class.getName() + ".PERSON and untilAt > ?1", now.minus(LATE)).stream()
                .forEach(row -> row.toProtection()
                        .rules()
                        .forEach(rule -> untils.merge(
                                new LiftedProtections.Key(row.namespace, row.targetId, row.action, rule),
                                row.untilAt,
                                (one, other) -> one.isAfter(other) ? one : other)));
        return Map.copyOf(untils);
    }

    /** Closes what is over by its time. @return how many */
    @Transactional
    int closeOver(Instant now) {
        return getEntityManager()
                .createNativeQuery(CLOSE_ALL_OVER)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Ends what closes the sections of some targets. */
    @Transactional
    void open(List<String> targetIds, Instant now) {
        getEntityManager()
                .createNativeQuery(OPEN_SECTIONS)
                .setParameter("targets", targetIds.toArray(String[]::new))
                .setParameter("actions", CLOSING)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Alerts that stand, which are looked at always: the next ones behind an id. */
    @Transactional
    List<Due> alerts(long after, int most) {
        return due(
                find("endedAt is null and action = ?1 and id > ?2 order by id", Action.STORM_ALERT, after)
                        .page(0, most)
                        .stream());
    }

    /** Other measures of which the review is due: the next ones behind an id. */
    @Transactional
    List<Due> due(Instant now, long after, int most) {
        return due(find(
                "endedAt is null and action <> ?1 and reviewAt <= ?2 and id > ?3 order by id",
                Action.STORM_ALERT,
                now,
                after)
                .page(0, most)
                .stream());
    }

    private static List<Due> due(Stream<ProtectionEntity> rows) {
        return rows.map(row -> new Due(
                        row.id,
                        row.namespace,
                        row.targetId,
                        row.action,
                        row.beganAt,
                        row.toProtection().rules(),
                        Optional.ofNullable(row.reviewSeconds).map(Duration::ofSeconds)))
                .toList();
    }

    /**
     * @param calm ends it, or what of it was to be reviewed; otherwise the next review is as far from now as the
     *     first was from the begin
     */
    @Transactional
    void reviewed(Due due, boolean calm, Instant now) {
        if (calm) {
            update(
                    "endedAt = ?1, endedHow = ?2 where id = ?3 and endedAt is null"
                            + " and (action = ?4 or reviewAt <= ?1 and (firmUntil is null or firmUntil <= ?1))",
                    now,
                    ProtectionEnd.CALM,
                    due.id(),
                    Action.STORM_ALERT);
            // A storm that is over says nothing of a threat.
            update(
                    "untilAt = firmUntil, reviewAt = null, reviewSeconds = null"
                            + " where id = ?1 and endedAt is null and reviewAt <= ?2",
                    due.id(),
                    now);
        } else if (due.reviewEvery().isPresent()) {
            update(
                    "reviewAt = ?1 where id = ?2 and endedAt is null and reviewAt <= ?3",
                    now.plus(due.reviewEvery().get()),
                    due.id(),
                    now);
        }
    }

    /**
     * Deletes the next of what ended before a moment. What a person has lifted not before its time is over too: until
     * then it stays away.
     *
     * @return how many; 0 if none is left
     */
    @Transactional
    int deleteEndedBefore(Instant moment) {
        return getEntityManager()
                .createNativeQuery(DELETE_ENDED)
                .setParameter("moment", moment)
                .executeUpdate();
    }

    /** A place in the list. */
    record Cursor(String targetId, String action) {}

    /**
     * Who lifts or undoes, and why.
     *
     * @param meant when what is lifted began, or what is undone ended; empty for whatever it is
     */
    record Lifting(Instant at, String by, String reason, Optional<Instant> meant) {

        private static void refuse(String field) {
            throw new ProblemException(409, "/" + field, "there is another one now");
        }
    }

    /** A protection that is to be looked at. */
    record Due(
            long id,
            String namespace,
            String targetId,
            Action action,
            Instant beganAt,
            List<String> rules,
            Optional<Duration> reviewEvery) {}
}
