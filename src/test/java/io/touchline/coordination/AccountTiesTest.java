package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.AccountKey;
import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.OwnRedis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountTiesTest {

    private static final AccountKey ACCOUNT = Comments.account(1);
    private static final String COMPANY = GroupId.of(0x7001);

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private final String namespace = "t-" + Comments.random();
    private final AccountTies ties = AccountTies.of(OWN.redis(), CallReach.NODE, TestConfigs.with(Map.of()));

    /** Each of the beginnings is of three who said the same, and none is shown to anybody. */
    @Test
    void companyIsToldHoweverManyBeginningsCameAfterIt() {
        join(COMPANY, 0);
        for (int i = 1; i < 2 * AccountTies.MOST_TOLD; i++) {
            join(GroupId.of(0x1000 + 2L * i), i);
        }

        List<String> told =
                ties.standing(namespace, ACCOUNT).await().indefinitely().groupIds();

        assertThat(told).hasSize(AccountTies.MOST_TOLD).startsWith(COMPANY);
        assertThat(told.get(1)).isEqualTo(GroupId.of(0x1000 + 2L * (2 * AccountTies.MOST_TOLD - 1)));
        assertThat(ties.groupIds(namespace, ACCOUNT).await().indefinitely())
                .hasSize(2 * AccountTies.MOST_TOLD)
                .endsWith(COMPANY);
        assertThat(join(GroupId.of(0x9000), 99)).contains(COMPANY);
    }

    private List<String> join(String group, int second) {
        return ties.join(namespace, group, Map.of(ACCOUNT, Comments.KICK_OFF.plusSeconds(second)), Optional.empty())
                .await()
                .indefinitely()
                .get(ACCOUNT);
    }
}
