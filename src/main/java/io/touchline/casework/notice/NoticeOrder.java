package io.touchline.casework.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a draft is computed from, kept beside it, so that it can be computed again before it goes out.
 *
 * @param to exclusive
 * @param title null for the usual one
 */
record NoticeOrder(Instant from, Instant to, String title, List<Example> examples) {

    NoticeOrder {
        examples = List.copyOf(examples);
    }

    /** The same for what is counted from a moment within the period on only. */
    NoticeOrder since(Instant moment) {
        return new NoticeOrder(moment, to, title, examples);
    }

    /** A case that is told, with the consents given. */
    record Example(UUID caseId, boolean nameTarget, boolean quote) {}
}
