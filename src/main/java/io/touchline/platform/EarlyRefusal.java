package io.touchline.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchline.api.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** A problem document for a request that no resource gets to see. What it brings may not have been read. */
final class EarlyRefusal {

    private final int status;
    private final byte[] problem;

    EarlyRefusal(int status, ObjectMapper mapper) throws JsonProcessingException {
        this.status = status;
        this.problem = mapper.writeValueAsBytes(Problem.of(status, List.of()));
    }

    void end(RoutingContext request) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Buffer.buffer(problem));
    }
}
