package io.touchline.scoring;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.LexiconHits.Cue;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.WeighedHit.Lowering;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every modifier at work in one comment: the lexicons' cues, quotation marks, closing questions. For one thread. */
final class Covers {

    /** What is said with a smile, or of the speaker, is so where it is said: a birthday wish makes no threat beside it one. */
    private static final Set<Modifier> OF_A_CLAUSE = EnumSet.of(Modifier.SELF_DIRECTED, Modifier.AFFECTIONATE);

    /** What speaks of others' words excuses no plain threat at somebody whom another sentence names. */
    private static final Set<Modifier> OF_A_SENTENCE =
            EnumSet.of(Modifier.COUNTER_SPEECH, Modifier.QUOTED, Modifier.DEBUNK, Modifier.ATTRIBUTED);

    static final String SCOLDING = "engine#scolded-abusers";

    private static final String I_IN_CHINESE = "我";
    private static final String I = "i";

    private final Map<Modifier, ModifierCovers> byModifier = new EnumMap<>(Modifier.class);

    /** Those of {@link #OF_A_CLAUSE} as far as the clauses of their cues reach. */
    private final Map<Modifier, ModifierCovers> near = new EnumMap<>(Modifier.class);

    /** These, and those of {@link #OF_A_SENTENCE}, as far as their sentences reach. */
    private final Map<Modifier, ModifierCovers> around = new EnumMap<>(Modifier.class);

    private final ModifierCovers denied;
    /** What somebody does who refutes. */
    private static final List<String> DENYING = List.of("辟谣", "澄清", "否认", "回应", "声明", "den", "refut", "debunk");

    private final CanonicalText text;
    private final List<Cue> cues;
    private final Addressing addressing;

    /** Read when something is first denied, or plainly threatened. */
    private Disbelief disbelief;

    private Reported reported;

    private Covers(
            CanonicalText text,
            List<Cue> cues,
            Addressing addressing,
            Map<Modifier, List<Cover>> found,
            Map<Modifier, List<Cover>> near,
            Map<Modifier, List<Cover>> around,
            List<Cover> denied) {
        this.text = text;
        this.cues = cues;
        this.addressing = addressing;
        found.forEach((modifier, covers) -> byModifier.put(modifier, new ModifierCovers(modifier, covers)));
        near.forEach((modifier, covers) -> this.near.put(modifier, new ModifierCovers(modifier, covers)));
        around.forEach((modifier, covers) -> this.around.put(modifier, new ModifierCovers(modifier, covers)));
        this.denied = new ModifierCovers(Modifier.NEGATED, denied);
    }

    /**
     * @param harms what could be covered; without any, nothing is looked for
     * @param denied what {@link FirstReading#passedOver} finds
     */
    static Covers in(CanonicalText text, List<Cue> cues, List<Harm> harms, Addressing addressing, List<Cover> denied) {
        Map<Modifier, List<Cover>> found = new EnumMap<>(Modifier.class);
        if (harms.isEmpty()) {
            return new Covers(text, cues, addressing, found, Map.of(), Map.of(), List.of());
        }
        Map<Modifier, List<Cover>> near = new EnumMap<>(Modifier.class);
        Map<Modifier, List<Cover>> around = new EnumMap<>(Modifier.class);
        for (Cue cue : cues) {
            if (!Disbelief.takes(text, cue)) {
                continue;
            }
            Cover cover = new Cover(cue.modifier(), cue.source(), text.original(cue.cue()), cue.covers());
            found.computeIfAbsent(cue.modifier(), modifier -> new ArrayList<>()).add(cover);
            int begin = cue.cue().begin();
            if (OF_A_CLAUSE.contains(cue.modifier())) {
                within(text.clauseOf(begin), cover)
                        .ifPresent(own -> near.computeIfAbsent(own.modifier(), modifier -> new ArrayList<>())
                                .add(own));
            }
            if (OF_A_CLAUSE.contains(cue.modifier()) || OF_A_SENTENCE.contains(cue.modifier())) {
                within(text.sentenceOf(begin), cover)
                        .ifPresent(own -> around.computeIfAbsent(own.modifier(), modifier -> new ArrayList<>())
                                .add(own));
            }
        }
        List<Cover> quotations = new ArrayList<>(Quotations.in(text));
        quotations.addAll(RelayedWords.in(text, cues));
        found.computeIfAbsent(Modifier.QUOTED, modifier -> new ArrayList<>()).addAll(quotations);
        around.computeIfAbsent(Modifier.QUOTED, modifier -> new ArrayList<>()).addAll(quotations);
        found.computeIfAbsent(Modifier.QUESTION, modifier -> new ArrayList<>()).addAll(Questions.in(text));
        return new Covers(text, cues, addressing, found, near, around, denied);
    }

    private static Optional<Cover> within(Span part, Cover cover) {
        int begin = Math.max(cover.stretch().begin(), part.begin());
        int end = Math.min(cover.stretch().end(), part.end());
        return begin < end
                ? Optional.of(new Cover(cover.modifier(), cover.source(), cover.place(), new Span(begin, end)))
                : Optional.empty();
    }

    /** What takes from {@code harm}, what takes most first. Two cues of one modifier take once. */
    List<Lowering> over(Harm harm) {
        Optional<Cover> clause = denied.over(harm);
        if (clause.isPresent()) {
            return List.of(new Lowering(clause.get(), 1));
        }
        List<Lowering> lowerings = new ArrayList<>();
        Optional<Lowering> scolded = scolded(harm);
        byModifier.forEach((modifier, covers) -> {
            if (modifier == Modifier.COUNTER_SPEECH && scolded.isPresent()) {
                return;
            }
            double share = ModifierEffects.share(modifier, harm.entry());
            if (share > 0) {
                over(harm, modifier, covers).ifPresent(cover -> lowerings.add(new Lowering(cover, share)));
            }
        });
        scolded.ifPresent(lowerings::add);
        lowerings.sort(Comparator.comparingDouble(Lowering::share).reversed());
        return lowerings;
    }

    /** Who scolds abusers is stern, as long as nothing is wished or announced. Once, whatever else objects. */
    private Optional<Lowering> scolded(Harm harm) {
        HarmEntry entry = harm.entry();
        double share = ModifierEffects.share(Modifier.COUNTER_SPEECH, entry);
        boolean stern = entry.label().category() == Category.ABUSE
                && entry.label() != Label.CURSE
                && entry.severity().compareTo(Severity.THREAT) < 0;
        if (share == 0 || !stern || !addressing.scoldsAbusers(harm.span())) {
            return Optional.empty();
        }
        Span clause = addressing.clauseOf(harm.span());
        return Optional.of(
                new Lowering(new Cover(Modifier.COUNTER_SPEECH, SCOLDING, text.original(clause), clause), share));
    }

    private Optional<Cover> over(Harm harm, Modifier modifier, ModifierCovers covers) {
        Optional<Cover> found = covers.over(harm);
        if (modifier == Modifier.NEGATED) {
            return found.filter(cover -> !disbelief().of(harm));
        }
        if (found.isEmpty()) {
            return found;
        }
        if (modifier == Modifier.DEBUNK && isOfAnother(harm, found.get())) {
            return Optional.empty();
        }
        boolean grave = harm.entry().cannotWait();
        // Call me a fool, but I will kill him: what the speaker is does not say what he means to do.
        if (grave && modifier == Modifier.SELF_DIRECTED && announcedBehind(harm, found.get())) {
            return Optional.empty();
        }
        // Parts of what was found: as far as a clause, or as a sentence, reaches.
        if (OF_A_CLAUSE.contains(modifier) && (grave || addressing.named(harm.span()))) {
            return over(harm, (grave ? near : around).get(modifier));
        }
        if (OF_A_SENTENCE.contains(modifier) && grave && addressing.named(harm.span())) {
            return over(harm, around.get(modifier));
        }
        return found;
    }

    /**
     * 许成野打假球是真的，沈默言那条才是谣言: a refutation in another clause, which names others and none of whom the claim
     * names. Who denies in his own words may be one of them: 许成野打假球？队友沈默言辟谣.
     */
    private boolean isOfAnother(Harm harm, Cover cover) {
        Span place = text.canonicalOf(cover.place());
        Span clause = text.clauseOf(place.begin());
        String cue = text.chars().substring(place.begin(), place.end());
        if (clause.contains(harm.span()) || DENYING.stream().anyMatch(cue::contains)) {
            return false;
        }
        Set<String> refuted = addressing.namedIn(clause);
        Set<String> claimed = addressing.namedIn(text.clauseOf(harm.span().begin()));
        return !refuted.isEmpty() && !claimed.isEmpty() && Collections.disjoint(refuted, claimed);
    }

    private boolean announcedBehind(Harm harm, Cover cover) {
        int begin = harm.span().begin();
        boolean ofSpeaker = text.chars().startsWith(I_IN_CHINESE, begin)
                || text.chars().startsWith(I, begin)
                        && (begin + 1 == text.length() || text.wordBoundaryBefore(begin + 1));
        return ofSpeaker && cover.place().end() <= text.begin(begin);
    }

    private static Optional<Cover> over(Harm harm, ModifierCovers covers) {
        return Optional.ofNullable(covers).flatMap(own -> own.over(harm));
    }

    /** Whether nothing near a hit says, where no modifier takes from it, that it may be a joke or somebody else's. */
    boolean leavePlain(Harm harm) {
        if (reported == null) {
            reported = Reported.in(text);
        }
        return !reported.mayBe(harm.span())
                && OF_A_CLAUSE.stream()
                        .filter(modifier -> !harm.entry().despite().contains(modifier))
                        .allMatch(modifier -> Optional.ofNullable(around.get(modifier))
                                .flatMap(covers -> covers.over(harm))
                                .isEmpty());
    }

    private Disbelief disbelief() {
        if (disbelief == null) {
            disbelief = Disbelief.in(text, cues);
        }
        return disbelief;
    }
}
