package io.touchline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Problem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessProblemsTest {

    /** Which paths exist is told to nobody; that a token is good, or cannot be looked at now, is. */
    @Test
    void saysOnUnknownPathsWhatATokenIsWorth() {
        assertThat(onUnknownPath(new ForbiddenException())).isEqualTo(403);
        assertThat(onUnknownPath(new OIDCException("at http://10.0.0.1"))).isEqualTo(503);
        assertThat(onUnknownPath(new AuthenticationFailedException())).isEqualTo(401);
    }

    private static int onUnknownPath(RuntimeException failure) {
        return AccessProblems.told(Uni.createFrom().failure(failure))
                .await()
                .indefinitely()
                .getStatus();
    }

    @Test
    void asksAPersonToComeBackWhileTheIdentityProviderIsAway() {
        Response answer = new AccessProblems(null, null).unknowable(new OIDCException("at http://10.0.0.1"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(answer.getEntity()).isEqualTo(Problem.of(503, List.of()));
    }
}
