package io.touchline.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Allowance;
import io.touchline.api.BodyLimits;
import io.touchline.api.Caller;
import io.touchline.api.FairPlaces;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Assesses streams of comments, a line each, in bounded memory: a hundred at a time and two such chunks under way, no
 * line longer than a single call's body, and nothing more is read until the answers have been taken. Where there is no
 * room for a chunk it waits; only a stream that finds no room at all is refused.
 */
@Startup
@ApplicationScoped
class CommentStreams {

    private static final Logger LOG = Logger.getLogger(CommentStreams.class);

    private static final int CHUNK = 100;
    private static final int CHUNKS_UNDER_WAY = 2;
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(100);

    /** What may lie between lines that are assessed together: a client's own chunk for each takes a part of it. */
    private static final Duration BETWEEN_LINES = Duration.ofMillis(2);

    private static final Problem TOO_LONG = BodyLimits.tooLarge(BodyLimits.ONE);
    private static final Problem NO_ROOM = Problem.of(503, List.of());

    private final RequestReader requests;
    private final AssessmentService service;
    private final Admission admission;
    private final Allowance allowance;
    private final AssessmentConfig config;
    private final ObjectWriter json;
    private final FairPlaces places;
    private final Counter lines;
    private final Counter failed;
    private final Counter refused;
    private volatile boolean ending;

    CommentStreams(
            RequestReader requests,
            AssessmentService service,
            Admission admission,
            Allowance allowance,
            AssessmentConfig config,
            ObjectMapper mapper,
            MeterRegistry meters) {
        this.requests = requests;
        this.service = service;
        this.admission = admission;
        this.allowance = allowance;
        this.config = config;
        this.json = mapper.writerFor(BatchAnswer.Result.class);
        this.places = FairPlaces.halved(config.maxStreams());
        this.lines = meters.counter("touchline.stream.lines");
        this.failed = Counter.builder("touchline.stream.failed.lines")
                .description("Lines told to come back because something failed inside; the stream itself is a 200")
                .register(meters);
        this.refused = Counter.builder("touchline.stream.refused.lines")
                .description("Lines told to come back as a call would be with 503; the stream itself is a 200")
                .register(meters);
    }

    /**
     * Takes a place for one stream.
     *
     * @return gives the place back, however often it is run
     * @throws ProblemException 503 if too many streams are open, or too many of this caller
     */
    Runnable enter(Caller caller) {
        return places.take(caller);
    }

    /** A replica that is about to end takes no more lines: who sent them sees how many were answered and goes on elsewhere. */
    void end(@Observes ShutdownDelayInitiatedEvent event) {
        ending = true;
    }

    /**
     * Returns once all lines are answered, or those that came while there was a key; fails if either side of the
     * connection does.
     *
     * @param stillKnown whether the caller may go on, asked before each read and each chunk, and while a chunk waits
     * @param connected whether the caller is still there, asked while a chunk waits
     */
    void run(Caller caller, BooleanSupplier stillKnown, BooleanSupplier connected, InputStream in, OutputStream out)
            throws IOException {
        BooleanSupplier goesOn = () -> !ending && stillKnown.getAsBoolean();
        BoundedLines from = new BoundedLines(in, BodyLimits.ONE, config.streamIdle(), goesOn);
        Deque<Chunk> underWay = new ArrayDeque<>();
        long answered = 0;
        Optional<Chunk> chunk = read(from);
        while (chunk.isPresent() && goesOn.getAsBoolean()) {
            // The same comment twice: the later one must find the earlier one in the ledger.
            while (!underWay.isEmpty() && underWay.stream().anyMatch(chunk.get()::shares)) {
                answered += answer(underWay.remove(), out);
            }
            chunk.get().start(caller, stillKnown, connected);
            underWay.add(chunk.get());
            while (underWay.size() == CHUNKS_UNDER_WAY || !underWay.isEmpty() && !from.isReadyWithin(BETWEEN_LINES)) {
                answered += answer(underWay.remove(), out);
            }
            chunk = read(from);
        }
        while (!underWay.isEmpty()) {
            answered += answer(underWay.remove(), out);
        }
        LOG.infof("stream.end: %d lines", answered);
    }

    /** As many lines as come one soon after the other, at least one, at most a chunk; empty at the end. */
    private Optional<Chunk> read(BoundedLines from) throws IOException {
        List<RequestReader.Item> items = new ArrayList<>();
        Optional<BoundedLines.Line> line = from.next();
        while (line.isPresent()) {
            items.add(line.get().bytes().map(requests::line).orElseGet(() -> new RequestReader.Item.Invalid(TOO_LONG)));
            boolean more = items.size() < Math.min(CHUNK, admission.chunk()) && from.isReadyWithin(BETWEEN_LINES);
            line = more ? from.next() : Optional.empty();
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(new Chunk(items));
    }

    private int answer(Chunk chunk, OutputStream out) throws IOException {
        for (BatchAnswer.Result result : chunk.results()) {
            out.write(json.writeValueAsBytes(result));
            out.write('\n');
        }
        out.flush();
        lines.increment(chunk.items.size());
        return chunk.items.size();
    }

    /** Some lines that are assessed together. */
    private final class Chunk {

        private final List<RequestReader.Item> items;
        private final List<AssessmentRequest> valid;
        private final Set<String> commentIds = new HashSet<>();
        private CompletableFuture<List<Outcome>> outcomes;

        Chunk(List<RequestReader.Item> items) {
            this.items = items;
            this.valid = RequestReader.valid(items);
            valid.forEach(request -> commentIds.add(request.commentId()));
        }

        boolean shares(Chunk other) {
            return commentIds.stream().anyMatch(other.commentIds::contains);
        }

        void start(Caller caller, BooleanSupplier stillKnown, BooleanSupplier connected) {
            BooleanSupplier waits = () -> connected.getAsBoolean() && stillKnown.getAsBoolean();
            // Paid once, however often it is asked for room; bad lines too, since reading them costs as much.
            outcomes = patiently(() -> allowance.ask(caller, items.size()), waits, Optional.empty())
                    .chain(() -> valid.isEmpty()
                            ? Uni.createFrom().item(List.<Outcome>of())
                            : patiently(() -> assess(caller, stillKnown), waits, Optional.of(config.streamPatience())))
                    .subscribeAsCompletionStage();
        }

        private Uni<List<Outcome>> assess(Caller caller, BooleanSupplier stillKnown) {
            if (!stillKnown.getAsBoolean()) {
                throw new ProblemException(Problem.of(401, List.of()));
            }
            Duration patience = AssessmentRequest.patience(valid, config.batchDeadline());
            return admission.ask(valid.size(), patience, () -> service.assess(caller, valid, Deadline.in(patience)));
        }

        List<BatchAnswer.Result> results() {
            try {
                BatchAnswer answer = BatchAnswer.of(items, outcomes.join());
                refused.increment(answer.turnedAway());
                return answer.results();
            } catch (RuntimeException e) {
                if (!(e.getCause() instanceof ProblemException)) {
                    LOG.error("stream.chunk", e);
                    failed.increment(valid.size());
                }
                Problem problem = e.getCause() instanceof ProblemException told ? told.problem() : NO_ROOM;
                if (problem != NO_ROOM && problem.status() == NO_ROOM.status()) {
                    admission.turnedAway();
                    refused.increment(valid.size());
                }
                return items.stream()
                        .map(item -> item instanceof RequestReader.Item.Invalid invalid ? invalid.problem() : problem)
                        .map(BatchAnswer.Result::of)
                        .toList();
            }
        }
    }

    /**
     * Tries again while it is told to come back and somebody waits for it; then fails as it was told the last time.
     *
     * @param waits whether somebody does who may still be answered
     * @param patience for how long; for ever without
     */
    private static <T> Uni<T> patiently(
            Supplier<Uni<? extends T>> work, BooleanSupplier waits, Optional<Duration> patience) {
        Optional<Deadline> until = patience.map(Deadline::in);
        return Uni.createFrom()
                .deferred(work)
                // Mutiny's own expiry counts by the wall clock and hides what it was told last.
                .onFailure(failure ->
                        isToComeBack(failure) && until.filter(Deadline::isOver).isEmpty() && waits.getAsBoolean())
                .retry()
                .withBackOff(BEFORE_ASKING_AGAIN, BEFORE_ASKING_AGAIN)
                .indefinitely();
    }

    private static boolean isToComeBack(Throwable failure) {
        return failure instanceof ProblemException problem
                && (problem.problem().status() == 503 || problem.problem().status() == 429);
    }
}
