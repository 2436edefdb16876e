package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.RedisClient;
import io.touchline.testsupport.RedisProcess;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A page for a target that few groups attack. */
class GroupBrowserTest {

    private static final int OTHERS = 2_500;
    private static final int MOST_READ = 1_000;

    private final CoordinationConfig config = TestConfigs.with(Map.of());

    @Test
    void readsOfThoseThatAttackOthersNextToNothing() {
        try (RedisProcess process = RedisProcess.start();
                RedisClient client = RedisClient.of(process)) {
            GroupBook book = Coordination.of(
                            client.redis(), CallReach.NODE, Clock.systemUTC(), config, (namespace, id) -> {})
                    .groups();
            Swarms swarms = new Swarms(book);
            String first = swarms.with(Swarms.anyAccount(), 0);
            GroupIndex index = GroupIndex.of(client.redis(), config);
            for (int i = 0; i < OTHERS; i++) {
                Instant seen = Comments.KICK_OFF.plusSeconds(60 + i);
                index.touch("local", GroupId.of(i), seen).await().indefinitely();
            }
            String last = swarms.with(Swarms.anyAccount(), 60 + OTHERS);
            GroupBrowser browser = new GroupBrowser(index, new GroupStore(client.redis(), config));
            process.command("CONFIG RESETSTAT");

            List<List<String>> pages = new ArrayList<>();
            Optional<GroupIndex.Entry> after = Optional.empty();
            do {
                GroupPages.Stretch page = browser.page(
                                new GroupBrowser.Query("local", after, 200, Optional.of(swarms.targetId())))
                        .await()
                        .indefinitely();
                pages.add(page.groups().stream()
                        .map(group -> group.summary().id())
                        .toList());
                after = page.end();
            } while (after.isPresent());

            assertThat(pages).hasSize(1 + OTHERS / MOST_READ);
            assertThat(pages.get(0)).containsExactly(last);
            assertThat(pages.get(pages.size() - 1)).containsExactly(first);
            assertThat(RedisCost.of(process).calls()).isEqualTo(2);
        }
    }
}
