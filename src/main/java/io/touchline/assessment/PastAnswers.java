package io.touchline.assessment;

import io.touchline.api.Caller;
import io.touchline.api.ExternalId;
import io.touchline.api.KeyedHash;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.api.TimeRange;
import io.touchline.assessment.store.AssessmentFilter;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.AssessmentRepository;
import io.touchline.assessment.store.StoredAssessment;
import io.touchline.text.Canonicaliser;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives stored answers back: by id, or as a list by comment, target, author and time of receipt. Blocking. */
@Singleton
class PastAnswers {

    private static final Duration DEFAULT_WINDOW = Duration.ofDays(30);

    /** A replica whose clock was ahead may have received some later than now. */
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    /** The latest moment that an id can hold. */
    private static final Instant END_OF_TIME = Instant.ofEpochMilli((1L << 48) - 1);

    private final AssessmentRepository repository;
    private final KeyedHash hash;
    private final Clock clock;
    private final StoredBody body;

    PastAnswers(AssessmentRepository repository, KeyedHash hash, Clock clock, Canonicaliser canonicaliser) {
        this.repository = repository;
        this.hash = hash;
        this.clock = clock;
        this.body = new StoredBody(canonicaliser);
    }

    /** The filters as they came; null where not given. {@code from} is inclusive, {@code to} is not. */
    record Query(String commentId, String targetId, String authorId, String from, String to, PageRequest page) {}

    Optional<Assessment> find(Caller caller, String id) {
        return AssessmentIds.ofWire(id)
                .flatMap(uuid -> repository.find(caller.namespace(), uuid))
                .map(body::read);
    }

    Page<Assessment> list(Caller caller, Query query) {
        PageRequest page = query.page;
        List<StoredAssessment> found = repository.list(filter(caller, query, page));
        return page.cut(found, stored -> AssessmentIds.wire(stored.id())).map(body::read);
    }

    private AssessmentFilter filter(Caller caller, Query query, PageRequest page) {
        Optional<String> commentId = id("/commentId", query.commentId);
        Optional<String> authorId = id("/authorId", query.authorId);
        Optional<String> targetId = Optional.ofNullable(query.targetId);
        targetId.filter(id -> !id.matches(AssessmentRequest.TARGET_ID)).ifPresent(id -> {
            throw new ProblemException(422, "/targetId", "must be [a-z0-9][a-z0-9-]{0,63}");
        });
        // The revisions of one comment are found by their chain, so they need no window.
        Optional<Instant> end = TimeRange.moment("/to", query.to);
        Instant to =
                end.orElse(commentId.isPresent() ? END_OF_TIME : clock.instant().plus(MOST_AHEAD));
        Instant from = TimeRange.moment("/from", query.from)
                .orElseGet(() -> commentId.isPresent()
                        ? Instant.EPOCH
                        : end.orElseGet(clock::instant).minus(DEFAULT_WINDOW));
        TimeRange window = new TimeRange(from, to);
        return new AssessmentFilter(
                caller.namespace(),
                commentId,
                targetId,
                authorId.map(id -> hash.account(caller.namespace(), id)),
                AssessmentIds.floor(window.from()),
                before(page, window.to()),
                page.rows());
    }

    private static UUID before(PageRequest page, Instant to) {
        return page.after(AssessmentIds::ofWire).orElseGet(() -> AssessmentIds.floor(to));
    }

    private static Optional<String> id(String pointer, String value) {
        if (value != null && !ExternalId.Check.holds(value)) {
            throw new ProblemException(422, pointer, ExternalId.RULE);
        }
        return Optional.ofNullable(value);
    }
}
