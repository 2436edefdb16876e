package io.touchline.target;

import io.touchline.lexicon.Literal;
import io.touchline.lexicon.LiteralScanner;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the registered targets that a comment names. Of overlapping names the longest counts; where several targets
 * share a name, all of them are reported. Names in scripts with blanks match whole words only. Immutable and safe to
 * share between threads.
 */
public final class MentionFinder {

    private static final Comparator<Found> LONGEST_FIRST = Comparator.<Found>comparingInt(
                    found -> -found.span().length())
            .thenComparingInt(found -> found.span().begin());

    private static final Comparator<Mention> BY_PLACE = Comparator.<Mention>comparingInt(
                    mention -> mention.canonical().begin())
            .thenComparing(Mention::targetId);

    private final LiteralScanner scanner;
    private final List<List<Owner>> owners;

    /** @throws IllegalArgumentException if a name is refused, see {@link #refusalOf} */
    public MentionFinder(Collection<TargetNames> targets, Canonicaliser canonicaliser) {
        Map<Literal, List<Owner>> byName = new LinkedHashMap<>();
        for (TargetNames target : targets) {
            add(byName, target, List.of(target.name()), MatchedBy.NAME, canonicaliser);
            add(byName, target, target.aliases(), MatchedBy.ALIAS, canonicaliser);
            add(byName, target, target.derogatoryNames(), MatchedBy.DEROGATORY_NAME, canonicaliser);
        }
        scanner = new LiteralScanner(List.copyOf(byName.keySet()));
        owners = List.copyOf(byName.values());
    }

    private static void add(
            Map<Literal, List<Owner>> byName,
            TargetNames target,
            List<String> names,
            MatchedBy matchedBy,
            Canonicaliser canonicaliser) {
        for (String name : names) {
            refusalOf(name, canonicaliser).ifPresent(reason -> {
                throw new IllegalArgumentException("target " + target.id() + ": " + reason);
            });
            List<Owner> sharing =
                    byName.computeIfAbsent(Literal.of(name, canonicaliser), literal -> new ArrayList<>(1));
            // The first way to be called that counts is the least judging one.
            if (sharing.stream().noneMatch(owner -> owner.targetId().equals(target.id()))) {
                sharing.add(new Owner(target.id(), matchedBy));
            }
        }
    }

    /** Why a name cannot be looked for; empty if it can. */
    public static Optional<String> refusalOf(String name, Canonicaliser canonicaliser) {
        try {
            Literal literal = Literal.of(name, canonicaliser);
            CanonicalText text = literal.text();
            if (text.chars().codePointCount(0, text.length()) == 1) {
                return Optional.of("'" + name + "' is a single character, which stands in too many ordinary words");
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The mentions in a text, by place. */
    public List<Mention> find(CanonicalText text) {
        List<Found> found = new ArrayList<>();
        scanner.scan(text, (literal, begin, end, spaced) -> found.add(new Found(literal, new Span(begin, end))));
        if (found.isEmpty()) {
            return List.of();
        }
        found.sort(LONGEST_FIRST);
        BitSet taken = new BitSet(text.length());
        List<Mention> mentions = new ArrayList<>();
        for (int first = 0; first < found.size(); ) {
            Span span = found.get(first).span();
            int end = first;
            while (end < found.size() && found.get(end).span().equals(span)) {
                end++;
            }
            int overlap = taken.nextSetBit(span.begin());
            if (overlap < 0 || overlap >= span.end()) {
                taken.set(span.begin(), span.end());
                addMentions(mentions, found.subList(first, end));
            }
            first = end;
        }
        mentions.sort(BY_PLACE);
        return List.copyOf(mentions);
    }

    private void addMentions(List<Mention> mentions, List<Found> samePlace) {
        Set<String> known = new HashSet<>();
        for (Found found : samePlace) {
            for (Owner owner : owners.get(found.literal())) {
                if (known.add(owner.targetId())) {
                    mentions.add(new Mention(owner.targetId(), owner.matchedBy(), found.span()));
                }
            }
        }
    }

    private record Owner(String targetId, MatchedBy matchedBy) {}

    private record Found(int literal, Span span) {}
}
