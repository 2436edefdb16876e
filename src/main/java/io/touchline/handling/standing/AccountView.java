package io.touchline.handling.standing;

import io.touchline.coordination.CompanyView;
import java.util.List;

/** An account as {@code /v1/accounts/{id}} shows it: with whom it moves, and where it stands. */
record AccountView(String accountId, List<CompanyView.Membership> groups, int ties, StandingView standing) {

    static AccountView of(String accountId, CompanyView company, StandingView standing) {
        return new AccountView(accountId, company.groups(), company.ties(), standing);
    }
}
