package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.AccountKey;
import io.touchline.api.redis.CallReach;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The groups of a namespace of its own, written down through a client that can be cut off, and read without it. */
final class WrittenGroups {

    static final String OLDER = GroupId.of(0x2222_0000_0000_0000L);
    static final String YOUNGER = GroupId.of(0x1111_0000_0000_0000L);
    static final String APART = GroupId.of(0x3333_0000_0000_0000L);

    private final String namespace = "t-" + Comments.random();
    private final Comments comments = new Comments(namespace);
    private final Redis redis;
    private final CutRedis cut;
    private final GroupBook book;

    WrittenGroups(Redis redis) {
        this.redis = redis;
        this.cut = CutRedis.of(redis);
        this.book = book(Map.of());
    }

    /** @param commands that are still answered */
    void cutAfter(int commands) {
        cut.cutAfter(commands);
    }

    /** @return whether it was cut */
    boolean addAndCut(String id, GroupAddition addition, int commands) {
        cutAfter(commands);
        try {
            add(id, addition);
        } catch (RuntimeException e) {
            assertThat(cut.isCut()).isTrue();
        }
        boolean wasCut = cut.isCut();
        cut.mend();
        return wasCut;
    }

    Group whole(String id) {
        return new GroupStore(redis, TestConfigs.with(Map.of()))
                .whole(namespace, id)
                .await()
                .indefinitely()
                .orElseThrow();
    }

    GroupBook.Entry add(String id, GroupAddition addition) {
        return add(book, id, addition);
    }

    GroupBook.Entry add(GroupBook to, String id, GroupAddition addition) {
        return to.add(namespace, id, addition).await().indefinitely();
    }

    /** Accounts with one hostile action each. @param founded seconds after kick-off */
    GroupAddition members(int first, int last, int founded) {
        GroupAddition addition =
                new GroupAddition(GroupKind.SAME_TEXT_SWARM, 5, Comments.KICK_OFF.plusSeconds(founded));
        for (int account = first; account <= last; account++) {
            addition.action(GroupAction.of(comments.hostile(account, founded + account)));
        }
        return addition.targets(List.of("lin-zhixia"));
    }

    String namespace() {
        return namespace;
    }

    Comments comments() {
        return comments;
    }

    List<Group> groups() {
        return ListedGroups.of(redis, namespace);
    }

    /** Also the only one in the list. */
    Group onlyGroup() {
        assertThat(ListedGroups.ids(redis, namespace)).hasSize(1);
        assertThat(groups()).hasSize(1);
        return groups().get(0);
    }

    List<String> groupsOf(AccountKey account) {
        return accounts().standing(namespace, account).await().indefinitely().groupIds();
    }

    AccountTies accounts() {
        return Coordination.of(redis, CallReach.NODE, Clock.systemUTC(), TestConfigs.with(Map.of()), (name, id) -> {})
                .accounts();
    }

    /** Of a service that is set up otherwise. */
    GroupBook book(Map<String, String> config) {
        return Coordination.of(
                        cut.client(), CallReach.NODE, Clock.systemUTC(), TestConfigs.with(config), (name, id) -> {})
                .groups();
    }
}
