package io.touchline.api;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The caller of the running request. The endpoint's roles were checked before any resource is reached. */
@RequestScoped
public class CurrentCaller {

    private final CurrentIdentityAssociation association;
    private Caller caller;

    @Inject
    CurrentCaller(CurrentIdentityAssociation association) {
        this.association = association;
    }

    public Caller get() {
        if (caller == null) {
            // Known since the roles were checked, so that nobody waits here, be it on the event loop.
            SecurityIdentity identity = association
                    .getDeferredIdentity()
                    .subscribeAsCompletionStage()
                    .getNow(null);
            caller = identity == null ? null : identity.getAttribute(Caller.ATTRIBUTE);
        }
        if (caller == null) {
            throw new ProblemException(Problem.of(401, List.of()));
        }
        return caller;
    }

    /**
     * Who acts. A service acts for its people and says for whom; a person acts for nobody else.
     *
     * @param said what the request says; null where it says nothing
     * @return null if nobody says
     * @throws AnotherPersonException if a person acts under another name
     */
    String actor(String said) {
        Caller calling = get();
        if (!calling.person()) {
            return said;
        }
        if (said != null && !said.equals(calling.name())) {
            throw new AnotherPersonException();
        }
        return calling.name();
    }

    /** A person wants to act under a name that the token does not give. */
    static final class AnotherPersonException extends RuntimeException {
        AnotherPersonException() {
            super(null, null, false, false);
        }
    }
}
