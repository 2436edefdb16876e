package io.touchline.target;

import io.touchline.lexicon.Disguises;
import io.touchline.lexicon.Mention;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registry as it stood at one version, ready to be matched. Immutable. */
public final class TargetSnapshot {

    private final long version;
    private final Map<String, RegisteredTarget> byId;
    private final Map<String, List<RegisteredTarget>> byOfficialAccount;
    private final MentionFinder finder;
    private final DisplayNames displayNames;
    private final Set<String> incomplete = new TreeSet<>();

    /**
     * Takes whatever is stored: a form of a name that cannot be looked for is left out.
     *
     * @param targets those that are not archived
     */
    public TargetSnapshot(
            long version, List<RegisteredTarget> targets, Canonicaliser canonicaliser, Disguises disguises) {
        this.version = version;
        this.byId = targets.stream().collect(Collectors.toUnmodifiableMap(RegisteredTarget::id, Function.identity()));
        this.byOfficialAccount = new HashMap<>();
        targets.stream()
                .sorted(Comparator.comparing(RegisteredTarget::id))
                .forEach(target -> target.officialAccountIds().forEach(id -> byOfficialAccount
                        .computeIfAbsent(id, added -> new ArrayList<>(1))
                        .add(target)));
        this.finder = new MentionFinder(
                targets.stream()
                        .map(target ->
                                new TargetNames(target.id(), target.name(), target.aliases(), target.derogatoryNames()))
                        .toList(),
                canonicaliser,
                disguises,
                (id, reason) -> incomplete.add(id));
        this.displayNames = new DisplayNames(targets, canonicaliser);
    }

    /** The same registry, its names recognised under other disguises. */
    TargetSnapshot under(Disguises disguises, Canonicaliser canonicaliser) {
        return new TargetSnapshot(version, List.copyOf(byId.values()), canonicaliser, disguises);
    }

    public long version() {
        return version;
    }

    /** The ids of targets of which a form of a name is left out, sorted. */
    Set<String> incomplete() {
        return Collections.unmodifiableSet(incomplete);
    }

    /** Those that are not archived. */
    public Collection<RegisteredTarget> all() {
        return byId.values();
    }

    public Optional<RegisteredTarget> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The targets whose own account this author is, by id. */
    public List<RegisteredTarget> ofOfficialAccount(String namespace, String authorId) {
        return OwnAccounts.entries(namespace, authorId).stream()
                .flatMap(entry -> byOfficialAccount.getOrDefault(entry, List.of()).stream())
                .distinct()
                .toList();
    }

    /** The targets that an author's display name passes for, see {@link DisplayNames#imitations}. */
    public List<Imitation> imitations(String displayName, String namespace, String authorId) {
        return displayNames.imitations(displayName, namespace, authorId);
    }

    public List<Mention> mentions(CanonicalText text) {
        return finder.find(text);
    }
}
