package io.touchline.scoring;

import io.touchline.encoder.Opinion;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.LexiconHits;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Mention;
import io.touchline.scoring.WeighedHit.Lowering;
import io.touchline.text.CanonicalText;
import io.touchline.text.Evasion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From the hits of one pass of the lexicons to the score of the comment. Immutable. */
final class HitScorer {

    private static final double EVEN = 0.5;

    /** What is left of an entry's weight when nobody is there whom it could be aimed at. */
    private static final double UNAIMED = 0.6;

    /** What is left of it where only a sound or initials speak for the entry. */
    private static final double BY_SOUND = 0.97;

    private static final double BY_PINYIN = 0.98;

    private static final double BY_CAPITALS = 0.5;

    private static final Map<Category, CategoryModel> BY_HAND = CategoryModel.defaults();

    private final Map<Category, CategoryModel> models;

    /** @param models one for every category */
    HitScorer(Map<Category, CategoryModel> models) {
        for (Category category : Category.values()) {
            if (!models.containsKey(category)) {
                throw new IllegalArgumentException("no model for category " + category);
            }
        }
        this.models = Map.copyOf(models);
    }

    /** What speaks beside the lexicons. @param denied what speaks against them, {@link FirstReading#passedOver} */
    record Beside(NgramEvidence ngrams, Optional<Opinion> opinion, List<ToldRumour> rumours, List<Cover> denied) {}

    CommentScore score(CanonicalText text, LexiconHits hits, List<Mention> mentions, Aim aim, Beside beside) {
        Addressing addressing = new Addressing(text, mentions, hits.persons(), aim);
        List<Harm> harms = Stream.of(
                        hits.harms().stream(),
                        DerogatoryNames.in(mentions),
                        ContactHarms.in(text),
                        beside.rumours().stream().map(told -> told.in(text, models.get(Category.SLANDER))))
                .flatMap(some -> some)
                .toList();
        if (harms.isEmpty()) {
            return new ScoreSheet(models, List.of(), addressing, beside).total(text, hits.exceptions());
        }
        Map<Label, List<WeighedHit>> byLabel =
                weigh(harms, addressing, Covers.in(text, hits.cues(), harms, addressing, beside.denied()));
        List<LabelLedger> ledgers = byLabel.entrySet().stream()
                .map(entry -> new LabelLedger(entry.getKey(), entry.getValue()))
                .toList();
        return new ScoreSheet(models, ledgers, addressing, beside).total(text, hits.exceptions());
    }

    /**
     * Beside a learned model a hit has less to say, since the model sees the same words. A plain one does not wait for
     * what the model makes of them: it weighs what brings a comment that says nothing else to the score that lexicons
     * alone give it.
     */
    private double ofPlain(Category category, double weight) {
        double alone = BY_HAND.get(category).score(LogOdds.of(weight)).score();
        return Math.max(weight, models.get(category).evidenceOf(alone));
    }

    private static double disguiseFactor(Harm harm) {
        if (harm.isAbbreviation()) {
            return BY_CAPITALS;
        }
        if (harm.evasions().contains(Evasion.HOMOPHONE) || harm.evasions().contains(Evasion.INITIALS)) {
            return BY_SOUND;
        }
        return harm.evasions().contains(Evasion.PINYIN) ? BY_PINYIN : 1;
    }

    private Map<Label, List<WeighedHit>> weigh(List<Harm> harms, Addressing addressing, Covers covers) {
        Map<Label, List<WeighedHit>> byLabel = new EnumMap<>(Label.class);
        for (Harm harm : harms) {
            HarmEntry entry = harm.entry();
            boolean aimed = ToldRumour.is(entry) || addressing.aimed(harm.span());
            if (aimed || !entry.targetRequired()) {
                double weight = entry.weight() * disguiseFactor(harm) * (aimed ? 1 : UNAIMED);
                List<Lowering> lowerings = covers.over(harm);
                // What can hardly mean anything else is never guessed.
                boolean plain = entry.isPlain() && !harm.guessed() && lowerings.isEmpty() && covers.leavePlain(harm);
                double counts = plain ? ofPlain(entry.label().category(), weight) : weight;
                byLabel.computeIfAbsent(entry.label(), label -> new ArrayList<>())
                        .add(new WeighedHit(harm, counts, lowerings, plain));
            }
        }
        byLabel.computeIfPresent(Label.SLANDER_RUMOUR, (label, hits) -> besideTheSurest(hits));
        return byLabel;
    }

    /**
     * The surest rumour brings a comment to a score of its certainty. A further one says by how much it is surer than
     * even, and of the same words next to nothing: a claim about two people is registered once for each.
     */
    private List<WeighedHit> besideTheSurest(List<WeighedHit> hits) {
        List<WeighedHit> told =
                hits.stream().filter(hit -> ToldRumour.is(hit.harm().entry())).toList();
        if (told.size() < 2) {
            return hits;
        }
        WeighedHit surest = Collections.max(told, Comparator.comparingDouble(WeighedHit::remaining));
        double even = models.get(Category.SLANDER).evidenceOf(EVEN);
        return hits.stream()
                .map(hit -> hit == surest || !ToldRumour.is(hit.harm().entry()) ? hit : beside(surest, hit, even))
                .toList();
    }

    private static WeighedHit beside(WeighedHit surest, WeighedHit hit, double even) {
        boolean ofTheSame = hit.harm().span().overlaps(surest.harm().span());
        return hit.weighing(Math.max(ToldRumour.LEAST, ofTheSame ? 0 : hit.weight() - even));
    }
}
