package io.touchline.assessment;

import io.touchline.assessment.store.AssessmentIds;
import io.touchline.coordination.CoordinationReport;
import io.touchline.handling.AuthorNotices;
import io.touchline.handling.Decision;
import io.touchline.handling.Recommendation;
import io.touchline.handling.Scope;
import io.touchline.handling.life.ShadowDecision;
import io.touchline.handling.protection.ProtectionNote;
import io.touchline.handling.protection.Protections;
import io.touchline.lexicon.Category;
import io.touchline.rumour.RumourIndex;
import io.touchline.rumour.RumourMatch;
import io.touchline.scoring.CategoryScore;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.LabelScore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Puts what the parts said of one comment into the answer's form. */
final class AnswerComposer {

    private static final String OFFSET_UNIT = "utf16";

    private final AuthorNotices notices;
    private final Protections protections;
    private final RumourIndex rumours;

    AnswerComposer(AuthorNotices notices, Protections protections, RumourIndex rumours) {
        this.notices = notices;
        this.protections = protections;
        this.rumours = rumours;
    }

    /** @param surroundings where something is missing the answer says so in {@code degraded} */
    Assessment compose(Intake intake, Reading reading, Surroundings surroundings, Verdict verdict) {
        CommentScore score = reading.score();
        Decision decision = verdict.decision();
        Optional<CoordinationReport> coordination = surroundings.coordination();
        EvidencePieces pieces = new EvidencePieces(reading.text());
        return new Assessment(
                AssessmentIds.wire(intake.id()),
                intake.commentId(),
                1,
                decision.suggestion().name(),
                decision.suggestionRule(),
                verdict.situation().severity().level(),
                scores(score, CategoryScore::score),
                scores(score, CategoryScore::logit),
                scores(score, CategoryScore::bias),
                verdict.situation().labels().stream().map(AnswerComposer::label).toList(),
                evidence(reading, pieces),
                score.modifiers().stream().map(AnswerComposer::modifier).toList(),
                reading.aimedAt(),
                reading.rumours().stream().map(this::rumour).toList(),
                coordination.map(AnswerComposer::coordination).orElse(null),
                coordination.map(report -> storms(reading, report)).orElse(List.of()),
                advice(verdict, intake),
                verdict.shadow().map(AnswerComposer::shadow).orElse(null),
                null,
                intake.warnings(),
                degraded(reading, surroundings),
                false,
                OFFSET_UNIT,
                reading.versions());
    }

    private static List<Assessment.Piece> evidence(Reading reading, EvidencePieces pieces) {
        return Stream.concat(
                        reading.score().evidence().stream().map(pieces::of),
                        reading.impostures().stream().map(Imposture::imitation).map(EvidencePieces::of))
                .toList();
    }

    private static List<String> degraded(Reading reading, Surroundings surroundings) {
        List<String> degraded = new ArrayList<>();
        if (reading.opinionMissed()) {
            degraded.add("encoder");
        }
        if (surroundings.degraded()) {
            degraded.add("coordination");
        }
        return List.copyOf(degraded);
    }

    private static Assessment.Scores scores(CommentScore score, ToDoubleFunction<CategoryScore> number) {
        return new Assessment.Scores(
                six(number.applyAsDouble(score.categories().get(Category.ABUSE))),
                six(number.applyAsDouble(score.categories().get(Category.SLANDER))),
                six(number.applyAsDouble(score.categories().get(Category.INCITEMENT))));
    }

    private static Assessment.HeldLabel label(LabelScore held) {
        return new Assessment.HeldLabel(
                held.label().wire(), held.label().category().name(), six(held.score()), held.targetIds());
    }

    private static Assessment.FoundModifier modifier(CommentScore.FoundModifier found) {
        return new Assessment.FoundModifier(
                found.kind().name(), found.span().begin(), found.span().end());
    }

    private static Assessment.Coordination coordination(CoordinationReport report) {
        if (report.groupId().isEmpty() && report.signals().isEmpty()) {
            return null;
        }
        return new Assessment.Coordination(
                report.groupId().orElse(null),
                six(report.score()),
                report.signals().stream().map(Enum::name).toList(),
                report.capped());
    }

    private static List<Assessment.Storm> storms(Reading reading, CoordinationReport report) {
        return reading.targets().stream()
                .filter(target -> report.storms().containsKey(target.id()))
                .map(target -> new Assessment.Storm(
                        target.id(), report.storms().get(target.id()).name()))
                .toList();
    }

    private Assessment.TellsRumour rumour(RumourMatch match) {
        Optional<RumourIndex.Debunk> debunk = rumours.debunk(match.rumourId());
        return new Assessment.TellsRumour(
                match.rumourId(),
                match.targetId(),
                six(match.probability()),
                match.span().begin(),
                match.span().end(),
                debunk.map(RumourIndex.Debunk::by).orElse(null),
                debunk.map(RumourIndex.Debunk::source).orElse(null));
    }

    private static Assessment.Shadow shadow(ShadowDecision shadow) {
        return new Assessment.Shadow(
                shadow.policy(),
                shadow.suggestion().name(),
                shadow.suggestionRule(),
                shadow.actionsAdded().stream().map(Enum::name).toList(),
                shadow.actionsRemoved().stream().map(Enum::name).toList(),
                shadow.differs());
    }

    /** What was decided stands beside the answer as the policy has it: backtests compare policies, not what was lifted. */
    private List<Assessment.Advice> advice(Verdict verdict, Intake intake) {
        return protections.withoutLifted(verdict.decision(), intake.caller().namespace(), intake.eventTime()).stream()
                .map(measure -> advice(measure, verdict.situation().labels(), intake))
                .toList();
    }

    /**
     * A measure for a target counts from when it was hit, one on content or account from when it was judged. What is not
     * stored leaves no strike and cannot be looked at or appealed against, so nothing is promised to its author.
     */
    private Assessment.Advice advice(Recommendation measure, List<LabelScore> labels, Intake intake) {
        Instant from = measure.scope() == Scope.TARGET || measure.scope() == Scope.PLATFORM
                ? intake.eventTime()
                : intake.receivedAt();
        return new Assessment.Advice(
                measure.scope().name(),
                measure.action().name(),
                measure.reasons(),
                measure.rule(),
                measure.requiresHuman(),
                measure.reversible(),
                measure.targetIds(),
                measure.strike() && intake.keep(),
                moment(from, measure.reviewAfter()),
                moment(from, ProtectionNote.lasting(measure)),
                intake.keep() ? notices.of(measure, labels, intake::english).orElse(null) : null);
    }

    private static String moment(Instant from, Optional<Duration> after) {
        return after.map(wait -> from.plus(wait).toString()).orElse(null);
    }

    /** The API's numbers have 6 decimals. */
    static double six(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
