package io.touchline.casework.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import io.touchline.lexicon.Category;
import java.time.Instant;
import java.util.List;

/**
 * What a notice says, written once and then frozen. Decisions that were undone or replaced do not count, nor what an
 * appeal took back. Cells are texts, as small ones are hidden, see {@link SmallCells}; a row counts what has at least one
 * of its kind, so that rows need not add up to the total.
 *
 * @param title null for the usual one
 * @param publisher null if nothing is configured, like {@code reportTo}
 * @param zone in which its days are told
 * @param to exclusive
 * @param accountsFrom from when on account measures and educations are counted: {@code from}, or later where what they
 *     are counted by has been deleted since, which may be {@code to}; null in older formats
 */
record NoticeContent(
        String format,
        String title,
        String publisher,
        String reportTo,
        String zone,
        Instant from,
        Instant to,
        Instant computedAt,
        Instant accountsFrom,
        Totals totals,
        Educations educations,
        List<Outcome> outcomes,
        List<MeasureRow> measures,
        List<LabelRow> labels,
        List<Queue> queues,
        List<Appeals> appeals,
        Names names,
        List<Example> examples) {

    /**
     * Under {@code touchline-notice-1} the cells were numbers, none of them hidden, and under
     * {@code touchline-notice-2} the total of accounts still was; read, they are texts too. What those do not have is
     * null.
     */
    static final String FORMAT = "touchline-notice-3";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    NoticeContent {
        outcomes = List.copyOf(outcomes);
        measures = List.copyOf(measures);
        labels = List.copyOf(labels);
        queues = List.copyOf(queues);
        appeals = List.copyOf(appeals);
        examples = List.copyOf(examples);
    }

    String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice of plain values cannot be written", e);
        }
    }

    static NoticeContent read(String content) {
        try {
            return JSON.readValue(content, NoticeContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored notice cannot be read", e);
        }
    }

    /**
     * Of decisions with measures.
     *
     * @param comments that they cover
     * @param accounts that a person took a measure against; a cell, as few may be hidden by it
     * @param groups that acted together
     * @param storms on one target
     */
    record Totals(long decisions, long comments, String accounts, long groups, long storms) {}

    /** The mildest measure, the one that a rule may take alone. */
    record Educations(String byRule, String byPerson) {

        static final Educations NONE = new Educations("0", "0");
    }

    /** All decisions that stand, those that found nothing wrong among them. */
    record Outcome(String outcome, String decisions) {}

    /**
     * @param comments null for a measure that is not on content
     * @param accounts null for one that is not on accounts
     */
    record MeasureRow(Action measure, Scope scope, String decisions, String comments, String accounts) {}

    record LabelRow(String label, Category category, String decisions, String comments, String accounts) {}

    record Queue(String queue, String cases) {}

    record Appeals(String outcome, String appeals) {}

    /**
     * Masked: what the account was called in the newest comment that a case has of it, else, or if that is a target's
     * name, its id.
     *
     * @param of the measures that bring a name here
     * @param leftOff accounts that are not listed
     */
    record Names(List<Action> of, List<String> list, long leftOff) {

        Names {
            of = List.copyOf(of);
            list = List.copyOf(list);
        }
    }

    /**
     * A typical case; where a comment of it is quoted, what was decided about that comment, and nothing of the others.
     *
     * @param targets names, masked unless consented
     * @param quote null without consent, or where the text is not kept
     */
    record Example(List<String> labels, List<Action> measures, List<String> targets, String quote) {

        Example {
            labels = List.copyOf(labels);
            measures = List.copyOf(measures);
            targets = List.copyOf(targets);
        }
    }
}
