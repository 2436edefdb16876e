package io.touchline.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchline.assessment.store.CaseNote;
import io.touchline.coordination.StormLevel;
import io.touchline.handling.CaseRequest;
import io.touchline.handling.GroupState;
import io.touchline.handling.Situation;
import io.touchline.handling.TargetState;
import io.touchline.lexicon.Label;
import io.touchline.text.BrokenUnits;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a case takes of a comment that the policy wants a person to look at. */
final class CaseNotes {

    /** Grave whatever its severity says: who reads it should be able to choose when. */
    private static final Set<Label> HARD_TO_READ = EnumSet.of(Label.THREAT, Label.SEXUALISED, Label.PRIVACY_DOXXING);

    private static final int GRAVE = 3;

    private static final JsonMapper JSON = new JsonMapper();

    private CaseNotes() {}

    static Optional<CaseNote> of(Intake intake, Assessor.Assessed assessed) {
        return assessed.verdict().decision().caseRequest().map(request -> of(request, intake, assessed));
    }

    private static CaseNote of(CaseRequest request, Intake intake, Assessor.Assessed assessed) {
        Situation situation = assessed.verdict().situation();
        Assessment answer = assessed.assessment();
        List<String> attacked = assessed.reading().attacked();
        boolean texts = intake.caller().keepText();
        return new CaseNote(
                request.queue(),
                request.priority(),
                request.rule(),
                situation.group().map(GroupState::id).orElse(null),
                situation.targets().stream()
                        .filter(CaseNotes::hitHard)
                        .map(TargetState::id)
                        .filter(attacked::contains)
                        .toList(),
                attacked,
                answer.labels().stream().map(Assessment.HeldLabel::label).toList(),
                answer.recommendations().stream()
                        .map(Assessment.Advice::action)
                        .distinct()
                        .toList(),
                sensitive(situation),
                versions(answer.versions()),
                texts && !intake.parent().text().isEmpty() ? intake.parent().text() : null,
                texts && intake.displayName() != null ? BrokenUnits.replaced(intake.displayName()) : null);
    }

    private static boolean hitHard(TargetState target) {
        return target.storm() == StormLevel.RISING || target.storm() == StormLevel.STORM;
    }

    private static boolean sensitive(Situation situation) {
        return situation.severity().level() >= GRAVE
                || situation.labels().stream().anyMatch(held -> HARD_TO_READ.contains(held.label()))
                || situation.quoted().stream().anyMatch(told -> HARD_TO_READ.contains(told.label()))
                || situation.targets().stream().anyMatch(TargetState::minor);
    }

    private static String versions(Map<String, String> versions) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(versions));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings cannot be written", e);
        }
    }
}
