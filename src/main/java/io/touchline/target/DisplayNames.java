package io.touchline.target;

import io.touchline.lexicon.OrdinaryWords;
import io.touchline.target.Imitation.How;
import io.touchline.target.OfficeAffixes.Core;
import io.touchline.text.Canonicaliser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Says which registered targets a display name passes for. Only a name that is a target's name counts, alone or with an
 * affix that claims office or identity. Fan circles carry athletes' names in their own all the time, so a name with
 * anything else about it imitates nobody. Names are compared by shape, see {@link NameShapes}. A handful of hash
 * look-ups per name, however it is written. Immutable and safe to share between threads.
 */
public final class DisplayNames {

    /** The longest display name that a request may hold; what stands behind is not read. */
    private static final int MOST_UNITS = 256;

    /** What a team may be called by in full; behind an athlete's name it is a club of fans. */
    private static final List<String> CLUB = List.of("队", "俱乐部", "足球俱乐部", "篮球俱乐部", "排球俱乐部", " FC", " Club");

    private static final int LONG_HAN_NAME = 3;
    private static final int FULL_LATIN_NAME = 2;

    private static final Comparator<Imitation> SUREST_FIRST = Comparator.comparingDouble(Imitation::score)
            .reversed()
            .thenComparing(Imitation::how, Comparator.reverseOrder())
            .thenComparing(Imitation::targetId);

    private static final BinaryOperator<Imitation> SURER = BinaryOperator.minBy(SUREST_FIRST);

    private final NameShapes shapes;
    private final OfficeAffixes affixes;
    private final Map<String, List<Owner>> owners = new HashMap<>();

    /** @param targets those that are not archived */
    public DisplayNames(Collection<RegisteredTarget> targets, Canonicaliser canonicaliser) {
        this.shapes = new NameShapes(canonicaliser);
        this.affixes = new OfficeAffixes(shapes);
        for (RegisteredTarget target : targets) {
            add(target, target.name(), false);
            if (target.role() == TargetRole.TEAM) {
                CLUB.forEach(club -> add(target, target.name() + club, false));
            }
            target.aliases().forEach(alias -> add(target, alias, true));
        }
    }

    private void add(RegisteredTarget target, String name, boolean alias) {
        NameShapes.Shape shape = shapes.of(name);
        if (shape.shape().isEmpty()) {
            return;
        }
        Standing standing = Standing.of(shape, alias);
        List<Owner> sharing = owners.computeIfAbsent(shape.shape(), added -> new ArrayList<>(1));
        // Under one shape the first name of a target counts, and the full name comes first.
        if (sharing.stream().noneMatch(owner -> owner.target().id().equals(target.id()))) {
            sharing.add(new Owner(target, shape.letters(), standing));
        }
    }

    /**
     * The targets that a display name passes for, each once, the surest first. Empty for a name that is its holder's
     * own: if the author is an official account of any target so called.
     *
     * @param displayName as sent, any characters; what stands beyond 256 units is not read
     * @param authorId as sent; compared with official account ids as it is
     * @param namespace that the author's id is of
     */
    public List<Imitation> imitations(String displayName, String namespace, String authorId) {
        String name = displayName.substring(0, Math.min(displayName.length(), MOST_UNITS));
        boolean badge = NameShapes.showsBadge(name);
        Map<String, Imitation> found = new HashMap<>();
        for (NameShapes.Shape shape : shapes.readings(name)) {
            for (Core core : affixes.cores(shape)) {
                for (Owner owner : owners.getOrDefault(core.shape(), List.of())) {
                    if (OwnAccounts.isOf(owner.target(), namespace, authorId)) {
                        return List.of();
                    }
                    double claim = badge ? Math.max(core.claim(), OfficeAffixes.HINT) : core.claim();
                    owner.imitation(shape, claim)
                            .ifPresent(imitation -> found.merge(imitation.targetId(), imitation, SURER));
                }
            }
        }
        return found.values().stream().sorted(SUREST_FIRST).toList();
    }

    /** How much a name says by itself, and with an affix. */
    private enum Standing {
        FULL_NAME(0.7, 1.0),
        /** Two characters, one word or a word of the language: many are called so, which by itself says too little. */
        ORDINARY_NAME(0.45, 0.9),
        LATIN_ALIAS(0.55, 0.95),
        ALIAS(0.45, 0.9),
        SHORT_ALIAS(0, 0.45);

        private final double alone;
        private final double ofClaim;

        Standing(double alone, double ofClaim) {
            this.alone = alone;
            this.ofClaim = ofClaim;
        }

        static Standing of(NameShapes.Shape shape, boolean alias) {
            boolean latin = shape.words() > 0;
            boolean full = latin
                    ? shape.words() >= FULL_LATIN_NAME
                    : shape.letters().length() >= LONG_HAN_NAME
                            && !OrdinaryWords.shared().contains(shape.letters());
            if (!alias) {
                return full ? FULL_NAME : ORDINARY_NAME;
            }
            return !full ? SHORT_ALIAS : latin ? LATIN_ALIAS : ALIAS;
        }
    }

    /** @param letters the name in canonical form, without diacritics */
    private record Owner(RegisteredTarget target, String letters, Standing standing) {

        /** What is left of a bare name that has a number behind it: fans put birthdays and shirt numbers there. */
        private static final double NUMBERED = 0.9;

        /** Nobody writes his own name with foreign letters by accident. */
        private static final double DISGUISED = 0.85;

        private static final double DISGUISED_CLAIM = 0.95;

        Optional<Imitation> imitation(NameShapes.Shape shape, double claim) {
            boolean disguised = !shape.letters().contains(letters);
            double score = claim > 0
                    ? standing.ofClaim * (disguised ? Math.max(claim, DISGUISED_CLAIM) : claim)
                    : standing.alone * (shape.numbered() ? NUMBERED : 1);
            if (disguised && claim == 0 && score > 0) {
                score = DISGUISED * standing.ofClaim;
            }
            How how = disguised
                    ? How.CONFUSABLE
                    : standing.compareTo(Standing.LATIN_ALIAS) >= 0
                            ? How.ALIAS
                            : claim > 0 ? How.AFFIX : How.EXACT_NAME;
            return score > 0 ? Optional.of(new Imitation(target.id(), how, score)) : Optional.empty();
        }
    }
}
