package io.touchline.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** People who call with a token of the identity provider; see {@code quarkus.oidc.*} for where that is. */
@ConfigMapping(prefix = "touchline.people")
public interface PeopleConfig {

    /** The namespace of all people whose token does not say another. */
    Optional<String> namespace();

    /** The claim that says a person's namespace. */
    Optional<String> namespaceClaim();

    /** The claim under whose value a person acts; a token without it is refused. */
    @WithDefault("preferred_username")
    String nameClaim();

    /** How often each of them may call. */
    RateConfig rate();
}
