package io.touchline.assessment;

import static io.touchline.api.Role.Names.ASSESS;
import static io.touchline.api.Role.Names.MODERATE;
import static io.touchline.api.Role.Names.POLICY;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.touchline.api.CurrentCaller;
import io.touchline.api.Page;
import io.touchline.api.ProblemException;
import io.touchline.api.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;

/** A comment in, its assessment out; and those given before. */
@Path("/v1/assessments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ASSESS)
public class AssessmentResource {

    private final CurrentCaller caller;
    private final RequestReader requests;
    private final AssessmentService service;
    private final PastAnswers past;
    private final AssessmentConfig config;
    private final Admission admission;

    AssessmentResource(
            CurrentCaller caller,
            RequestReader requests,
            AssessmentService service,
            PastAnswers past,
            AssessmentConfig config,
            Admission admission) {
        this.caller = caller;
        this.requests = requests;
        this.service = service;
        this.past = past;
        this.config = config;
        this.admission = admission;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Assess one comment")
    @RequestBody(content = @Content(schema = @Schema(implementation = AssessmentRequest.class)))
    public Uni<Assessment> assess(byte[] body) {
        AssessmentRequest request = requests.one(body);
        Deadline deadline = Deadline.in(request.deadline().orElse(config.deadline()));
        return admission
                .admit(1, deadline.left(), () -> service.assess(caller.get(), List.of(request), deadline))
                .map(outcomes -> answered(outcomes.get(0)));
    }

    @GET
    @RolesAllowed({ASSESS, MODERATE, POLICY})
    @Path("{id}")
    @Blocking
    @Operation(summary = "An answer as it was given")
    public Assessment get(@RestPath String id) {
        return past.find(caller.get(), id).orElseThrow(ProblemException::notFound);
    }

    @GET
    @RolesAllowed({ASSESS, MODERATE, POLICY})
    @Blocking
    @Operation(
            summary =
                    "List assessments, newest receipt first; without commentId the last 30 days unless from says otherwise")
    @Parameter(name = "commentId", in = ParameterIn.QUERY, description = "all revisions of one comment")
    @Parameter(name = "targetId", in = ParameterIn.QUERY)
    @Parameter(name = "authorId", in = ParameterIn.QUERY)
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "received at or after, ISO 8601 with offset")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "received before")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<Assessment> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        return past.list(
                caller.get(),
                new PastAnswers.Query(
                        query.text("commentId"),
                        query.text("targetId"),
                        query.text("authorId"),
                        query.text("from"),
                        query.text("to"),
                        query.page()));
    }

    private static Assessment answered(Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            return answered.assessment();
        }
        throw new ProblemException(((Outcome.Refused) outcome).problem());
    }
}
