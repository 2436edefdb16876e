package io.touchline.coordination;

import io.vertx.mutiny.redis.client.Redis;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the groups that a namespace shows. */
final class ListedGroups {

    private static final CoordinationConfig CONFIG = TestConfigs.with(Map.of());

    private ListedGroups() {}

    static List<Group> of(Redis redis, String namespace) {
        GroupStore store = new GroupStore(redis, CONFIG);
        GroupIndex index = GroupIndex.of(redis, CONFIG);
        return index.after(namespace, Optional.empty(), 1_000).await().indefinitely().stream()
                .map(entry -> store.surviving(namespace, entry.id()).await().indefinitely())
                .flatMap(Optional::stream)
                .toList();
    }

    /** As they stand in the list, whether there are such groups or not; the newest first. */
    static List<String> ids(Redis redis, String namespace) {
        GroupIndex index = GroupIndex.of(redis, CONFIG);
        return index.after(namespace, Optional.empty(), 1_000).await().indefinitely().stream()
                .map(GroupIndex.Entry::id)
                .toList();
    }
}
