package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.AccountKey;
import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.OwnRedis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    @Test
    void aClockThatIsAheadTakesNoTies() {
        long now = Instant.now().getEpochSecond();
        AccountKey partner = AccountKey.ofHex("b".repeat(32));
        for (long at : List.of(now + 8 * 86_400, now, now + 600, now + 1_200)) {
            Tie met = new Tie(partner, List.of(at), 12, at);
            ties.add(Map.of(new AccountTies.Owner(namespace, ACCOUNT), List.of(met)), Set.of(), (owner, standing) -> {})
                    .forEach(call -> call.await().indefinitely());
        }

        assertThat(ties.standing(namespace, ACCOUNT).await().indefinitely().ties())
                .extracting(tie -> tie.at().get(0))
                .contains(now, now + 600, now + 1_200);
    }

    private List<String> join(String group, int second) {
        return ties.join(namespace, group, Map.of(ACCOUNT, Comments.KICK_OFF.plusSeconds(second)), Optional.empty())
                .await()
                .indefinitely()
                .get(ACCOUNT);
    }
}
