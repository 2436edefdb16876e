package io.touchline.casework.evidence;

import static io.touchline.api.Role.Names.AUDIT;
import static io.touchline.api.Role.Names.MODERATE;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import io.touchline.api.ProblemException;
import io.touchline.casework.cases.CaseIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** What a case rests on, to be given away. */
@Path("/v1/cases/{id}/evidence")
@Blocking
@RolesAllowed({MODERATE, AUDIT})
public class EvidenceResource {

    private final EvidencePacks packs;
    private final CurrentCaller caller;
    private final JsonReader json;

    @Inject
    EvidenceResource(EvidencePacks packs, CurrentCaller caller, JsonReader json) {
        this.packs = packs;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/zip")
    @APIResponse(
            responseCode = "200",
            description = "the pack",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "409",
            description =
                    "the case has become part of another one, which `mergedInto` names; or it has changed meanwhile")
    @Operation(summary = "A pack of evidence that can be verified without this service; it is logged who took it")
    @RequestBody(content = @Content(schema = @Schema(implementation = EvidenceRequest.class)))
    public Response pack(@RestPath String id, byte[] body) {
        UUID caseId = CaseIds.CASE.ofWire(id).orElseThrow(ProblemException::notFound);
        EvidenceRequest request = json.request(body, EvidenceRequest.class);
        SpooledPack pack = packs.make(caller.get().namespace(), caseId, request);
        StreamingOutput sent = pack::sendTo;
        return Response.ok(sent, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evidence-" + id + ".zip\"")
                .build();
    }
}
