package io.touchline.handling.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.touchline.handling.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which notes this replica has written already, so that a storm does not write the same row with each of its comments: a
 * note is only worth writing where it moves the end by a tenth of the measure's length or by five minutes, or names a
 * rule that is not known to ask for the measure. What ends here is to be forgotten at once; of the rest a minute is how
 * long a row that another replica closed in between may stay closed.
 */
final class KnownProtections {

    private static final int MOST = 100_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration MOST_LOST = Duration.ofMinutes(5);

    private final Cache<Key, Instant> untils =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    private record Key(String namespace, String targetId, Action action, String rule) {

        static Key of(String namespace, ProtectionNote note) {
            return new Key(namespace, note.targetId(), note.action(), note.rule());
        }
    }

    /** Those that are worth writing. */
    List<ProtectionNote> news(String namespace, List<ProtectionNote> notes) {
        return notes.stream().filter(note -> isNews(namespace, note)).toList();
    }

    private boolean isNews(String namespace, ProtectionNote note) {
        Instant known = untils.getIfPresent(Key.of(namespace, note));
        if (known == null || !others(namespace, note).allMatch(untils.asMap()::containsKey)) {
            return true;
        }
        Duration tenth = Duration.between(note.from(), note.until()).dividedBy(10);
        // Comments of now move it by what passes while one is remembered; after a late one the next moves it by hours.
        return note.until().isAfter(known.plus(tenth.compareTo(MOST_LOST) < 0 ? tenth : MOST_LOST));
    }

    /** To be told after the commit. */
    void written(String namespace, ProtectionNote note) {
        untils.asMap().merge(Key.of(namespace, note), note.until(), (a, b) -> a.isAfter(b) ? a : b);
        // Their own ends are not written, so that the first one is news.
        others(namespace, note).forEach(key -> untils.asMap().putIfAbsent(key, Instant.MIN));
    }

    private static Stream<Key> others(String namespace, ProtectionNote note) {
        return note.moreRules().stream().map(rule -> new Key(namespace, note.targetId(), note.action(), rule));
    }

    /** @param rules that had called for it */
    void forget(String namespace, String targetId, Action action, List<String> rules) {
        rules.forEach(rule -> untils.invalidate(new Key(namespace, targetId, action, rule)));
    }

    /** Forgets what closes the sections of some targets, in all namespaces. */
    void forgetClosing(Set<String> targetIds) {
        untils.asMap().keySet().removeIf(key -> key.action.closesSection() && targetIds.contains(key.targetId));
    }
}
