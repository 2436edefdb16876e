package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.testsupport.OwnRedis;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompanyRegisterTest {

    private static final int MOST_CUTS = 10;

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private final CutRedis cut = CutRedis.of(OWN.redis());
    private final CompanyRegister companies = CompanyRegister.of(cut.client(), TestConfigs.with(Map.of()));

    @Test
    void whatIsNotedOfAnErasedAccountExpiresWhereverTheProcessDied() {
        boolean wasCut = true;
        for (int commands = 0; wasCut && commands < MOST_CUTS; commands++) {
            String namespace = "t-" + Comments.random();
            cut.cutAfter(commands);
            try {
                companies.erase(namespace, Comments.account(1)).await().indefinitely();
            } catch (RuntimeException e) {
                assertThat(cut.isCut()).isTrue();
            }
            wasCut = cut.isCut();
            cut.mend();

            // Of no key Redis says -2, of one that stays for ever -1.
            assertThat(timeToLive(namespace))
                    .as("cut after %d commands", commands)
                    .isNotEqualTo(-1);
        }
        assertThat(wasCut).isFalse();
    }

    @Test
    void nobodyBringsAnErasedAccountIntoACompany() {
        String namespace = "t-" + Comments.random();
        companies.erase(namespace, Comments.account(1)).await().indefinitely();

        Raids.Company company = companies
                .written(
                        new Comments(namespace).hostile(3, 0),
                        new Raids.Company(Set.of(Comments.account(1), Comments.account(2)), Optional.empty()))
                .await()
                .indefinitely();

        assertThat(company.members()).containsExactly(Comments.account(2));
        assertThat(timeToLive(namespace)).isPositive();
    }

    private static long timeToLive(String namespace) {
        return OWN.redis()
                .send(Request.cmd(Command.PTTL).arg("tl:{" + namespace + ":companies:all}:erased"))
                .await()
                .indefinitely()
                .toLong();
    }
}
