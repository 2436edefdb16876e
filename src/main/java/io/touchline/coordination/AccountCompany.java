package io.touchline.coordination;

import java.util.List;

/**
 * Whom an account was seen with.
 *
 * @param groups listed ones, each once, the newest first
 * @param partners distinct accounts that it has a tie to
 */
record AccountCompany(List<Group> groups, int partners) {

    AccountCompany {
        groups = List.copyOf(groups);
    }
}
