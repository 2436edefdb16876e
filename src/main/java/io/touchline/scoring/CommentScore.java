package io.touchline.scoring;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the text of one comment says, taken apart.
 *
 * @param categories the three scored categories, always all of them
 * @param labels labels that hold, gravest first; ACCOUNT labels among them
 * @param quoted labels that do not hold because the comment only quotes or objects to what speaks for them
 * @param evidence what the logits are made of: per category {@code bias + Σ contribution = logit}
 * @param modifiers modifiers found, with their places in the text as sent
 * @param speaking those of them that speak for the comment: nothing as grave as a death wish, and as grave as what they
 *     cover, is said outside them. One quoted word excuses no threat.
 * @param severity the gravest severity among the labels that hold, else {@code NONE}
 * @param gravest by scored category the gravest severity of the evidence that keeps at least half of its weight, whether or
 *     not a label holds; without any the category is left out
 */
public record CommentScore(
        Map<Category, CategoryScore> categories,
        List<LabelScore> labels,
        List<QuotedLabel> quoted,
        List<Evidence> evidence,
        List<FoundModifier> modifiers,
        Set<Modifier> speaking,
        Severity severity,
        Map<Category, Severity> gravest) {

    public CommentScore {
        categories = Map.copyOf(categories);
        labels = List.copyOf(labels);
        quoted = List.copyOf(quoted);
        evidence = List.copyOf(evidence);
        modifiers = List.copyOf(modifiers);
        speaking = Set.copyOf(speaking);
        gravest = Map.copyOf(gravest);
    }

    /** The same of no other targets than these. */
    public CommentScore about(Set<String> targetIds) {
        return new CommentScore(
                categories,
                labels.stream()
                        .map(one -> new LabelScore(
                                one.label(), one.score(), one.severity(), among(targetIds, one.targetIds())))
                        .toList(),
                quoted.stream()
                        .map(one -> new QuotedLabel(one.label(), one.severity(), among(targetIds, one.targetIds())))
                        .toList(),
                evidence,
                modifiers,
                speaking,
                severity,
                gravest);
    }

    private static List<String> among(Set<String> targetIds, List<String> all) {
        return all.stream().filter(targetIds::contains).toList();
    }

    /** A modifier and the stretch of the text as sent where its cue stands. */
    public record FoundModifier(Modifier kind, Span span) {}
}
