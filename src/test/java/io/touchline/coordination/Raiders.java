package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Accounts that go from one target's thread to the next, in the namespace of the key {@code local}. */
final class Raiders {

    private final CoordinationTracker tracker;

    Raiders(CoordinationTracker tracker) {
        this.tracker = tracker;
    }

    /** Four raids, the first of them {@code second} seconds after kick-off. @return the group that they form */
    String raid(List<AccountKey> company, long second) {
        String group = null;
        for (int place = 0; place < 4; place++) {
            String thread = "thread-" + Comments.random();
            String target = "raided-" + Comments.random();
            for (int i = 0; i < company.size(); i++) {
                Observation comment = new Observation(
                        "local",
                        UUID.randomUUID().toString().replace("-", ""),
                        company.get(i),
                        Comments.KICK_OFF.plusSeconds(second + 5_000L * place + 40L * i),
                        0.9,
                        Comments.objects("local", "滚", 0.9, thread, target),
                        List.of(target));
                group = tracker.observe(List.of(comment), Duration.ofSeconds(5))
                        .await()
                        .indefinitely()
                        .get(0)
                        .groupId()
                        .orElse(group);
            }
        }
        return group;
    }
}
