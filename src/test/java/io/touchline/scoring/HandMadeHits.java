package io.touchline.scoring;

import io.touchline.learned.LearnedModel;
import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.LexiconHits;
import io.touchline.lexicon.LexiconHits.Cue;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.text.Addresses;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A comment and the hits that a lexicon is supposed to have found in it. Words are given as they stand in the comment;
 * the first place where they stand is meant.
 */
final class HandMadeHits {

    private final CanonicalText text;
    private final List<Harm> harms = new ArrayList<>();
    private final List<Cue> cues = new ArrayList<>();
    private final List<Cue> exceptions = new ArrayList<>();
    private final List<Span> persons = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<ToldRumour> rumours = new ArrayList<>();
    private final Map<String, Role> roles = new HashMap<>();
    private Aim aim = Aim.NONE;
    private Optional<LearnedModel> learned = Optional.empty();

    HandMadeHits(String text) {
        this.text = new Canonicaliser().canonicalise(text);
    }

    static HarmEntry entry(Label label, Severity severity, double weight, Modifier... unless) {
        return new HarmEntry(
                "zh-test.yaml#" + label.wire(), label, severity, weight, false, Set.of(unless), Set.of(), false);
    }

    static HarmEntry frame(Label label, Severity severity, double weight, Modifier... unless) {
        return new HarmEntry(
                "zh-test.yaml#" + label.wire(), label, severity, weight, false, Set.of(unless), Set.of(), true);
    }

    static HarmEntry targetRequired(Label label, Severity severity, double weight) {
        return new HarmEntry("zh-test.yaml#" + label.wire(), label, severity, weight, true, Set.of(), Set.of(), false);
    }

    HandMadeHits harm(String word, HarmEntry entry) {
        return harm(spanOf(word), entry);
    }

    HandMadeHits harm(Span span, HarmEntry entry) {
        harms.add(new Harm(entry, span, Set.of(), text.letters(span)));
        return this;
    }

    HandMadeHits disguised(String word, HarmEntry entry, Evasion... evasions) {
        Span span = spanOf(word);
        harms.add(new Harm(entry, span, Set.of(evasions), text.letters(span)));
        return this;
    }

    HandMadeHits cue(Modifier modifier, String cue, String covers) {
        return cue(modifier, spanOf(cue), spanOf(covers));
    }

    HandMadeHits cue(Modifier modifier, Span cue, Span covers) {
        cues.add(new Cue(modifier, "zh-test.yaml#cue", cue, covers));
        return this;
    }

    HandMadeHits exception(Modifier modifier, String word) {
        exceptions.add(new Cue(modifier, "zh-test.yaml#exception", spanOf(word), spanOf(word)));
        return this;
    }

    HandMadeHits person(String word) {
        return person(spanOf(word));
    }

    HandMadeHits person(Span place) {
        persons.add(place);
        return this;
    }

    HandMadeHits mention(String targetId, String word) {
        return mention(targetId, MatchedBy.NAME, word);
    }

    HandMadeHits mention(String targetId, MatchedBy matchedBy, String word) {
        mentions.add(new Mention(targetId, matchedBy, spanOf(word)));
        return this;
    }

    HandMadeHits mention(String targetId, Span place) {
        mentions.add(new Mention(targetId, MatchedBy.NAME, place));
        return this;
    }

    CanonicalText text() {
        return text;
    }

    List<Mention> mentions() {
        return mentions;
    }

    HandMadeHits mentionWithoutPlace(String targetId) {
        mentions.add(new Mention(targetId, MatchedBy.THREAD, null));
        return this;
    }

    /** About the target {@code lin}. */
    HandMadeHits rumour(String rumourId, String words, double certainty) {
        rumours.add(new ToldRumour(rumourId, "lin", spanOf(words), certainty));
        return this;
    }

    HandMadeHits aim(Aim.You you, String... targetIds) {
        aim = new Aim(List.of(targetIds), you, Map.of());
        return this;
    }

    HandMadeHits aim(String... targetIds) {
        aim = new Aim(List.of(targetIds));
        return this;
    }

    /** Of a target that is named or aimed at. */
    HandMadeHits role(String targetId, Role role) {
        roles.put(targetId, role);
        return this;
    }

    /** Beside a first tier. */
    HandMadeHits learned(LearnedModel model) {
        learned = Optional.of(model);
        return this;
    }

    CommentScore score() {
        LexiconHits hits = new LexiconHits(harms, cues, exceptions, persons);
        Aim known = new Aim(aim.targetIds(), aim.you(), roles);
        List<Cover> denied = DeniedClauses.in(text, mentions, hits);
        NgramEvidence ngrams =
                NgramEvidence.of(learned, FirstReading.Look.read(text, mentions, hits, denied, Addresses.in(text)));
        return new HitScorer(learned.map(CategoryModel::of).orElseGet(CategoryModel::defaults))
                .score(text, hits, mentions, known, new HitScorer.Beside(ngrams, Optional.empty(), rumours, denied));
    }

    private Span spanOf(String word) {
        String canonical = new Canonicaliser().canonicalise(word).chars();
        int begin = text.chars().indexOf(canonical);
        if (begin < 0) {
            throw new IllegalArgumentException(word + " does not stand in " + text.original());
        }
        return new Span(begin, begin + canonical.length());
    }
}
