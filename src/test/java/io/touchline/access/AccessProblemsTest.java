package io.touchline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.OIDCException;
import io.touchline.api.Problem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessProblemsTest {

    @Test
    void asksAPersonToComeBackWhileTheIdentityProviderIsAway() {
        Response answer = new AccessProblems(null, null).unknowable(new OIDCException("at http://10.0.0.1"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(answer.getEntity()).isEqualTo(Problem.of(503, List.of()));
    }
}
