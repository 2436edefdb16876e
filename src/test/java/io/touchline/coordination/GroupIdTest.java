package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.AccountKey;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupIdTest {

    @Test
    void aCompanyIsNamedTheSameWhoeverOfItSpeaks() {
        String id = company(1, 2, 3, 4);

        assertThat(company(4, 3, 2, 1)).isEqualTo(id);
        assertThat(GroupId.isId(id)).isTrue();
        assertThat(GroupId.isOfRaids(id)).isTrue();
        assertThat(GroupId.ofCompany("other", Set.of(account(2), account(3), account(4)), account(1), 7))
                .isNotEqualTo(id);
    }

    /** Somebody who turns up everywhere makes no company of all of them. */
    @Test
    void companiesThatShareTheirFirstAccountHaveIdsOfTheirOwn() {
        assertThat(company(1, 2, 3, 4)).isNotEqualTo(company(1, 5, 6, 7));
    }

    private static String company(int author, int... members) {
        return GroupId.ofCompany(
                "n", Set.of(account(members[0]), account(members[1]), account(members[2])), account(author), 7);
    }

    private static AccountKey account(int number) {
        return Comments.account(number);
    }
}
