package io.touchline.handling.standing;

import io.touchline.coordination.CompanyView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account as {@code /v1/accounts/{id}} shows it: with whom it moves, and where it stands.
 *
 * @param groups null, like {@code ties}, if Redis could not be asked: {@code degraded} says so
 * @param degraded {@code coordination}, or nothing
 */
record AccountView(
        String accountId,
        @Schema(nullable = true) List<CompanyView.Membership> groups,
        Integer ties,
        StandingView standing,
        List<String> degraded) {

    static AccountView of(String accountId, CompanyView company, StandingView standing) {
        return new AccountView(accountId, company.groups(), company.ties(), standing, List.of());
    }

    /** What the database knows is worth an answer without Redis. */
    static AccountView withoutCompany(String accountId, StandingView standing) {
        return new AccountView(accountId, null, null, standing, List.of("coordination"));
    }
}
