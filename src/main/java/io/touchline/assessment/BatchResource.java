package io.touchline.assessment;

import static io.touchline.api.Role.Names.ASSESS;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Allowance;
import io.touchline.api.BodyLimits;
import io.touchline.api.Caller;
import io.touchline.api.CurrentCaller;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Many comments in one call: a thousand as one document, or a stream without an end, a comment a line. */
@Path("/v1/assessments/batch")
@RolesAllowed(ASSESS)
public class BatchResource {

    static final String NDJSON = BodyLimits.STREAM;

    private final CurrentCaller caller;
    private final RequestReader requests;
    private final AssessmentService service;
    private final AssessmentConfig config;
    private final Admission admission;
    private final Allowance allowance;
    private final CommentStreams streams;
    private final AnswerCounters counters;

    BatchResource(
            CurrentCaller caller,
            RequestReader requests,
            AssessmentService service,
            AssessmentConfig config,
            Admission admission,
            Allowance allowance,
            CommentStreams streams,
            AnswerCounters counters) {
        this.caller = caller;
        this.requests = requests;
        this.service = service;
        this.config = config;
        this.admission = admission;
        this.allowance = allowance;
        this.streams = streams;
        this.counters = counters;
    }

    /** What a caller who hangs up has asked for is done to its end: its places and its room last as long as the work. */
    @POST
    @Blocking
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Assess up to 1,000 comments; a bad one does not fail its neighbours")
    @RequestBody(content = @Content(schema = @Schema(implementation = BatchRequest.class)))
    public Uni<BatchAnswer> assessAll(byte[] body) {
        admission.check(RequestReader.items(body));
        List<RequestReader.Item> items = requests.batch(body);
        List<AssessmentRequest> valid = RequestReader.valid(items);
        Deadline deadline = Deadline.in(AssessmentRequest.patience(valid, config.batchDeadline()));
        Caller who = caller.get();
        // Whom there is no room for has nothing to pay; one who was let in is refused no more.
        return admission
                .admit(valid.size(), deadline.left(), () -> allowance
                        .owe(who, items.size() - 1)
                        .chain(() -> service.assess(who, valid, deadline)))
                .map(outcomes -> BatchAnswer.of(items, outcomes))
                .invoke(answer -> counters.turnedAway(answer.turnedAway()));
    }

    @POST
    @Blocking
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @APIResponse(
            responseCode = "200",
            description = "a result a line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = BatchAnswer.Result.class)))
    @Operation(
            summary =
                    "Assess a comment a line for as long as lines come; a result a line, in their order, while they come")
    @RequestBody(content = @Content(schema = @Schema(implementation = AssessmentRequest.class)))
    public StreamingOutput assessLines(
            @Context RoutingContext exchange, @Context ServerRequestContext request, InputStream body) {
        Caller who = caller.get();
        BooleanSupplier stillKnown = exchange.get(Caller.STILL_KNOWN, () -> true);
        BooleanSupplier connected = () -> !exchange.response().closed();
        Runnable leave = streams.enter(who);
        // With the work, and not with the connection: a place stands for a thread.
        request.registerCompletionCallback(failure -> leave.run());
        return answer -> streams.run(who, stillKnown, connected, body, answer);
    }

    /** The body of a batch, for the API's documents; it is read element by element. */
    record BatchRequest(@NotNull @Size(min = 1, max = RequestReader.MAX_BATCH) List<AssessmentRequest> items) {}
}
