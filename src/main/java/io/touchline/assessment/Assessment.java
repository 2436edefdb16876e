package io.touchline.assessment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.touchline.api.ApiDocument;
import io.touchline.coordination.Signal;
import io.touchline.coordination.StormLevel;
import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import io.touchline.handling.Suggestion;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.lexicon.Modifier;
import io.touchline.text.Evasion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to one comment, as the API and the database have it. Spans are half-open UTF-16 offsets into the text as
 * sent; contributions, logits and biases are log-odds; scores are calibrated probabilities; numbers have 6 decimals.
 * The words of closed lists are plain text here: an answer that a newer version stored may have others.
 *
 * @param id {@code as_…}
 * @param revision 1 for a comment's first assessment, one more for each changed text
 * @param suggestionRule {@code <policyId>#<ruleId>} of the rule that made the suggestion
 * @param shadow what the shadow of the policy would have decided, or null
 * @param caseId the case that this comment belongs to, or null
 * @param coordination null where nothing moves with it
 * @param degraded parts that were missing: {@code encoder}, {@code coordination}, {@code store}, {@code queue}
 * @param stored true only after the commit
 */
@JsonPropertyOrder({
    "id",
    "commentId",
    "revision",
    "suggestion",
    "suggestionRule",
    "severity",
    "scores",
    "logits",
    "bias",
    "labels",
    "evidence",
    "modifiers",
    "targets",
    "rumours",
    "coordination",
    "storms",
    "recommendations",
    "shadow",
    "caseId",
    "warnings",
    "degraded",
    "stored",
    "offsetUnit",
    "versions"
})
@Schema(extensions = @Extension(name = ApiDocument.MAY_BE_NULL, value = "coordination,shadow,caseId"))
public record Assessment(
        String id,
        String commentId,
        int revision,
        @Schema(implementation = Suggestion.class) String suggestion,
        String suggestionRule,
        int severity,
        Scores scores,
        Scores logits,
        Scores bias,
        List<HeldLabel> labels,
        List<Piece> evidence,
        List<FoundModifier> modifiers,
        List<AimedAt> targets,
        List<TellsRumour> rumours,
        Coordination coordination,
        List<Storm> storms,
        List<Advice> recommendations,
        Shadow shadow,
        String caseId,
        List<String> warnings,
        List<String> degraded,
        boolean stored,
        String offsetUnit,
        Map<String, String> versions) {

    public Assessment {
        // Answers that were stored before there were rumours have none.
        rumours = rumours == null ? List.of() : rumours;
    }

    /** One number for each scored category. */
    public record Scores(double abuse, double slander, double incitement) {}

    /** A label that holds. */
    public record HeldLabel(
            String label,
            @Schema(implementation = Category.class) String category,
            double score,
            List<String> targetIds) {}

    /**
     * One summand of a category's logit.
     *
     * @param kind {@code TERM FRAME MODIFIER RUMOUR MODEL CONTEXT}
     * @param label null where it belongs to the category as a whole
     * @param begin null where it has no place in the text
     * @param surface the span as sent; null once the text is erased or where it was not kept
     * @param canonical the span in canonical form, null like {@code surface}
     * @param source {@code file#entry} of a lexicon, or {@code engine#…}
     */
    public record Piece(
            @Schema(enumeration = {"TERM", "FRAME", "MODIFIER", "RUMOUR", "MODEL", "CONTEXT"}) String kind,
            String label,
            @Schema(implementation = Category.class) String category,
            double contribution,
            Integer begin,
            Integer end,
            String surface,
            String canonical,
            @Schema(implementation = Evasion[].class) List<String> evasion,
            String source) {

        /** What the piece reads as, where that is not what it is written as. */
        Piece reading(String newCanonical) {
            return quoting(surface, newCanonical);
        }

        Piece quoting(String newSurface, String newCanonical) {
            return new Piece(
                    kind, label, category, contribution, begin, end, newSurface, newCanonical, evasion, source);
        }
    }

    /** Where a modifier's cue stands. */
    public record FoundModifier(@Schema(implementation = Modifier.class) String kind, int begin, int end) {}

    /**
     * A target and how it was recognised, at its first twenty places; without a place where it came from the thread or the
     * request.
     */
    public record AimedAt(
            String id, @Schema(implementation = MatchedBy.class) String matchedBy, Integer begin, Integer end) {}

    /**
     * A debunked claim that the comment tells again.
     *
     * @param id in {@code /v1/rumours}
     * @param score how surely it does
     * @param debunkedBy who showed it to be false, and where that can be read; null if it was taken out meanwhile
     */
    public record TellsRumour(
            String id, String targetId, double score, int begin, int end, String debunkedBy, String source) {}

    /** What moves with this comment. */
    public record Coordination(
            String groupId,
            double score,
            @Schema(implementation = Signal[].class) List<String> signals,
            boolean capped) {}

    /** How hard a target is being hit. */
    public record Storm(String targetId, @Schema(implementation = StormLevel.class) String level) {}

    /**
     * One recommended measure.
     *
     * @param targetIds those that a measure of scope TARGET is for
     * @param strike true if it leaves a strike on the account by itself, once the comment is stored, unless one for an
     *     earlier revision of the comment stands
     * @param reviewAt when somebody should look whether it is still needed, or null
     * @param expiresAt when it should end, or null
     * @param notice what to tell the author with it, in the language of the comment; null for other measures
     */
    public record Advice(
            @Schema(implementation = Scope.class) String scope,
            @Schema(implementation = Action.class) String action,
            List<String> reasons,
            String rule,
            boolean requiresHuman,
            boolean reversible,
            List<String> targetIds,
            boolean strike,
            String reviewAt,
            String expiresAt,
            String notice) {}

    /**
     * What a policy in shadow would have decided.
     *
     * @param policy {@code <policyId>@<version>}
     * @param differs true if it comes to anything else: suggestion, measures and what belongs to them, case
     */
    public record Shadow(
            String policy,
            @Schema(implementation = Suggestion.class) String suggestion,
            String suggestionRule,
            @Schema(implementation = Action[].class) List<String> actionsAdded,
            @Schema(implementation = Action[].class) List<String> actionsRemoved,
            boolean differs) {}

    /** The answer once the ledger has decided. @param newCaseId null where it belongs to no case */
    Assessment asStored(int newRevision, String newCaseId) {
        return with(newRevision, newCaseId, evidence, degraded, true);
    }

    Assessment revised(int newRevision) {
        return with(newRevision, caseId, evidence, degraded, stored);
    }

    /** The answer where nothing was kept. */
    Assessment notStored(List<String> moreDegraded) {
        List<String> all = new ArrayList<>(degraded);
        all.addAll(moreDegraded);
        return with(revision, caseId, evidence, all, false);
    }

    Assessment withEvidence(List<Piece> newEvidence) {
        return with(revision, caseId, newEvidence, degraded, stored);
    }

    private Assessment with(
            int newRevision, String newCaseId, List<Piece> newEvidence, List<String> newDegraded, boolean newStored) {
        return new Assessment(
                id,
                commentId,
                newRevision,
                suggestion,
                suggestionRule,
                severity,
                scores,
                logits,
                bias,
                labels,
                newEvidence,
                modifiers,
                targets,
                rumours,
                coordination,
                storms,
                recommendations,
                shadow,
                newCaseId,
                warnings,
                newDegraded,
                newStored,
                offsetUnit,
                versions);
    }
}
