package io.touchline.training;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One comment of a data set.
 *
 * @param id the data set's, else {@code file:line}; see {@link DistinctIds}
 * @param targetId the registered target under whose thread it stands
 * @param kind the slice that it belongs to; empty if the data set has no kinds
 * @param partner the id of the same comment without a disguise
 * @param label the label that it is an example of
 * @param batch who wrote it, or where it is from: comments of one batch are never on both sides of a split
 * @param truth what is known of it; a category that is not in it is unknown
 */
record LabelledComment(
        String id,
        String text,
        Optional<String> targetId,
        String kind,
        Optional<String> partner,
        Optional<Label> label,
        String batch,
        Map<Category, Boolean> truth) {

    LabelledComment {
        truth = Map.copyOf(truth);
    }

    /** This comment under another id, and its partner under another. */
    LabelledComment withIds(UnaryOperator<String> renamed) {
        return new LabelledComment(renamed.apply(id), text, targetId, kind, partner.map(renamed), label, batch, truth);
    }

    LabelledComment withText(String other) {
        return new LabelledComment(id, other, targetId, kind, partner, label, batch, truth);
    }

    LabelledComment inBatch(String other) {
        return new LabelledComment(id, text, targetId, kind, partner, label, other, truth);
    }

    /** This comment with nothing known of other categories. */
    LabelledComment only(Category category) {
        return new LabelledComment(
                id, text, targetId, kind, partner, label, batch, Map.of(category, truth.get(category)));
    }

    /** This comment with a disguise. */
    LabelledComment disguised(String otherId, String other, String otherKind) {
        return new LabelledComment(otherId, other, targetId, otherKind, Optional.of(id), label, batch, truth);
    }

    /** This comment and another one after it, as one: harmful where one of them is. */
    LabelledComment joined(LabelledComment other) {
        Map<Category, Boolean> both = new EnumMap<>(Category.class);
        for (Category category : Row.SCORED) {
            if (truth.getOrDefault(category, false) || other.truth.getOrDefault(category, false)) {
                both.put(category, true);
            } else if (truth.containsKey(category) && other.truth.containsKey(category)) {
                both.put(category, false);
            }
        }
        return new LabelledComment(
                id + "+" + other.id,
                text + "，" + other.text,
                targetId,
                "",
                Optional.empty(),
                label.or(other::label),
                batch,
                both);
    }
}
