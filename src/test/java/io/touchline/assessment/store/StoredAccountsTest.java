package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.api.AccountKey;
import io.touchline.api.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class StoredAccountsTest {

    @Test
    void databaseThatCannotBeAskedIsUnavailableAndNoFault() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setURL("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1");
        StoredAccounts accounts = new StoredAccounts(nobody);
        List<AccountKey> keys = List.of(AccountKey.ofHex("0".repeat(32)));

        assertThatThrownBy(() -> accounts.ids("local", keys))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(503));
    }
}
