package io.touchline.handling.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DistinctAccountsTest {

    private final KeyedHash hash = new KeyedHash("a key of a test".repeat(2).getBytes(StandardCharsets.UTF_8));

    @Test
    void isExactForFew() {
        DistinctAccounts accounts = counted(keys(16_000), 3);

        assertThat(accounts.exact()).isTrue();
        assertThat(accounts.count()).isEqualTo(16_000);
    }

    @Test
    void estimatesManyWithinSomePercent() {
        DistinctAccounts accounts = counted(keys(200_000), 2);

        assertThat(accounts.exact()).isFalse();
        assertThat(accounts.count()).isCloseTo(200_000L, Percentage.withPercentage(3));
    }

    @Test
    void tellsTheSameInAnyOrder() {
        List<AccountKey> keys = keys(40_000);
        long first = counted(keys, 1).count();
        Collections.shuffle(keys, new Random(7));

        assertThat(counted(keys, 2).count()).isEqualTo(first);
    }

    private List<AccountKey> keys(int number) {
        List<AccountKey> keys = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            keys.add(hash.account("local", "author-" + i));
        }
        return keys;
    }

    private static DistinctAccounts counted(List<AccountKey> keys, int times) {
        DistinctAccounts accounts = new DistinctAccounts();
        for (int i = 0; i < times; i++) {
            keys.forEach(accounts::add);
        }
        return accounts;
    }
}
