package io.touchline.coordination;

import io.touchline.api.AccountKey;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** With whom an account moves, for features that show accounts. Blocking, no longer than the read budget. */
@ApplicationScoped
public class CompanyLookup {

    private final CoordinationReads reads;
    private final CoordinationConfig config;

    @Inject
    CompanyLookup(CoordinationReads reads, CoordinationConfig config) {
        this.reads = reads;
        this.config = config;
    }

    /** @throws ProblemException 503 if Redis is away */
    public CompanyView of(String namespace, AccountKey account) {
        AccountCompany company = reads.company(namespace, account).await().indefinitely();
        return CompanyView.of(account, company, config.window());
    }
}
