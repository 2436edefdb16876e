package io.touchline.handling.protection;

import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.handling.Action;
import io.touchline.handling.Decision;
import io.touchline.handling.Recommendation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is recommended for targets over time. Reads and what ends something block; the rest does not. */
@ApplicationScoped
public class Protections {

    private static final char BETWEEN = '/';
    private static final Pattern TARGET_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final ProtectionRepository.Cursor FIRST = new ProtectionRepository.Cursor("", "");

    private final ProtectionRepository repository;
    private final ProtectionConfig config;
    private final Clock clock;
    private final LiftedProtections lifted;
    private final KnownProtections known = new KnownProtections();

    Protections(ProtectionRepository repository, LiftedProtections lifted, ProtectionConfig config, Clock clock) {
        this.repository = repository;
        this.lifted = lifted;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A comment's measures without what a person has lifted for their targets. Where a rule that was not lifted asks
     * for the same, its measure stands instead.
     *
     * @param at event time of the comment
     */
    public List<Recommendation> withoutLifted(Decision decision, String namespace, Instant at) {
        return lifted.leftOf(decision, namespace, at);
    }

    /** Those of a comment's notes that say something this replica has not written yet. */
    public List<ProtectionNote> news(String namespace, List<ProtectionNote> notes) {
        return notes.isEmpty() ? notes : known.news(namespace, notes);
    }

    /** Says that notes are in the database. */
    public void written(List<ProtectionSql.Noted> notes) {
        notes.forEach(noted -> known.written(noted.namespace(), noted.note()));
    }

    List<Protection> of(String namespace, String targetId) {
        Instant now = clock.instant();
        return repository.of(namespace, targetId, now.minus(config.shown())).stream()
                .map(protection -> asOf(protection, now))
                .toList();
    }

    Page<Protection> standing(String namespace, PageRequest request) {
        ProtectionRepository.Cursor after = request.after(Protections::cursor).orElse(FIRST);
        return request.cut(repository.standing(namespace, clock.instant(), after, request.rows()), Protections::key);
    }

    /** @throws ProblemException 404 if nothing of the kind stands for the target, 409 if another one does */
    Protection lift(String namespace, String targetId, Action action, LiftRequest request) {
        Protection ended = repository
                .lift(
                        namespace,
                        targetId,
                        action,
                        new ProtectionRepository.Lifting(
                                clock.instant(),
                                request.decidedBy(),
                                request.reason(),
                                Optional.ofNullable(request.beganAt())))
                .orElseThrow(ProblemException::notFound);
        known.forget(namespace, targetId, action, ended.rules());
        lifted.poll();
        return ended;
    }

    /**
     * @throws ProblemException 404 if nothing of the kind is lifted for the target that would still last, 409 if the last
     *     lifting is another one
     */
    Protection undoLift(String namespace, String targetId, Action action, UndoRequest request) {
        Protection restored = repository
                .undoLift(
                        namespace,
                        targetId,
                        action,
                        new ProtectionRepository.Lifting(
                                clock.instant(),
                                request.decidedBy(),
                                request.reason(),
                                Optional.ofNullable(request.endedAt())))
                .orElseThrow(ProblemException::notFound);
        known.forget(namespace, targetId, action, restored.rules());
        lifted.poll();
        return restored;
    }

    /** Ends what closes the sections of targets that want them open; what they call for afterwards is news again. */
    void open(List<String> targetIds, Instant now) {
        if (!targetIds.isEmpty()) {
            repository.open(targetIds, now);
            known.forgetClosing(Set.copyOf(targetIds));
        }
    }

    /** @param calm ends what was to be reviewed; otherwise it is looked at again later */
    void reviewed(ProtectionRepository.Due due, boolean calm, Instant now) {
        repository.reviewed(due, calm, now);
        if (calm) {
            known.forget(due.namespace(), due.targetId(), due.action(), due.rules());
        }
    }

    /** Only what such a list gives: a forged one would go into the query as it is. */
    private static Optional<ProtectionRepository.Cursor> cursor(String key) {
        int between = key.indexOf(BETWEEN);
        if (between >= 0) {
            String targetId = key.substring(0, between);
            String action = key.substring(between + 1);
            boolean known =
                    Arrays.stream(Action.values()).anyMatch(one -> one.name().equals(action));
            if (known && TARGET_ID.matcher(targetId).matches()) {
                return Optional.of(new ProtectionRepository.Cursor(targetId, action));
            }
        }
        return Optional.empty();
    }

    private static String key(Protection protection) {
        return protection.targetId() + BETWEEN + protection.action().name();
    }

    /** Nobody need wait for the clean-up to see that something is over. */
    private static Protection asOf(Protection protection, Instant now) {
        boolean over = protection.endedAt() == null && !protection.until().isAfter(now);
        return over
                ? new Protection(
                        protection.targetId(),
                        protection.action(),
                        protection.beganAt(),
                        protection.reviewAt(),
                        protection.until(),
                        protection.rule(),
                        protection.moreRules(),
                        protection.reasons(),
                        protection.until(),
                        ProtectionEnd.TIME,
                        null,
                        null)
                : protection;
    }
}
