package io.touchline.scoring;

import io.touchline.lexicon.LexiconHits.Cue;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Modifier;
import io.touchline.scoring.WeighedHit.Lowering;
import io.touchline.text.CanonicalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every modifier at work in one comment: the lexicons' cues, quotation marks, closing questions. */
final class Covers {

    private final Map<Modifier, ModifierCovers> byModifier = new EnumMap<>(Modifier.class);
    private final ModifierCovers denied;

    private Covers(Map<Modifier, List<Cover>> found, List<Cover> denied) {
        found.forEach((modifier, covers) -> byModifier.put(modifier, new ModifierCovers(modifier, covers)));
        this.denied = new ModifierCovers(Modifier.NEGATED, denied);
    }

    /**
     * @param harms what could be covered; without any, nothing is looked for
     * @param denied the {@link DeniedClauses}
     */
    static Covers in(CanonicalText text, List<Cue> cues, List<Harm> harms, List<Cover> denied) {
        Map<Modifier, List<Cover>> found = new EnumMap<>(Modifier.class);
        if (harms.isEmpty()) {
            return new Covers(found, List.of());
        }
        for (Cue cue : cues) {
            Cover cover = new Cover(cue.modifier(), cue.source(), text.original(cue.cue()), cue.covers());
            found.computeIfAbsent(cue.modifier(), modifier -> new ArrayList<>()).add(cover);
        }
        found.computeIfAbsent(Modifier.QUOTED, modifier -> new ArrayList<>()).addAll(Quotations.in(text));
        found.computeIfAbsent(Modifier.QUESTION, modifier -> new ArrayList<>()).addAll(Questions.in(text));
        return new Covers(found, denied);
    }

    /** What takes from {@code harm}, what takes most first. Two cues of one modifier take once. */
    List<Lowering> over(Harm harm) {
        Optional<Cover> clause = denied.over(harm);
        if (clause.isPresent()) {
            return List.of(new Lowering(clause.get(), 1));
        }
        List<Lowering> lowerings = new ArrayList<>();
        byModifier.forEach((modifier, covers) -> {
            double share = ModifierEffects.share(modifier, harm.entry());
            if (share > 0) {
                covers.over(harm).ifPresent(cover -> lowerings.add(new Lowering(cover, share)));
            }
        });
        lowerings.sort(Comparator.comparingDouble(Lowering::share).reversed());
        return lowerings;
    }
}
