package io.touchline.scoring;

import io.touchline.lexicon.Label;
import io.touchline.lexicon.Severity;
import java.util.List;

/**
 * A label that holds for the comment.
 *
 * @param score calibrated probability from this label's own evidence and what belongs to no label
 * @param severity the gravest evidence that still counts for it
 * @param targetIds the registered targets it is aimed at, in the order of the text
 */
public record LabelScore(Label label, double score, Severity severity, List<String> targetIds) {

    public LabelScore {
        targetIds = List.copyOf(targetIds);
    }
}
