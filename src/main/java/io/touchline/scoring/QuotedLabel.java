package io.touchline.scoring;

import io.touchline.lexicon.Label;
import io.touchline.lexicon.Severity;
import java.util.List;

/**
 * A label that the comment has evidence for, but only in words that it quotes or objects to: it does not hold, and
 * counts for no score. Where a comment says it in its own words too, the label holds and does not stand here.
 *
 * @param severity the gravest of that evidence; of doxxing {@code THREAT} where the data can be read in it, at most
 *     {@code GRAVE} where they are only asked for, offered or looked for
 * @param targetIds the registered targets that the evidence is about, in the order of the text
 */
public record QuotedLabel(Label label, Severity severity, List<String> targetIds) {

    public QuotedLabel {
        targetIds = List.copyOf(targetIds);
    }
}
