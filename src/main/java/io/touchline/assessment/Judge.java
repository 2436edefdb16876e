package io.touchline.assessment;

import io.touchline.handling.AuthorNotices;
import io.touchline.handling.Decision;
import io.touchline.handling.Policy;
import io.touchline.handling.Situation;
import io.touchline.handling.life.ShadowPolicies;
import io.touchline.handling.protection.Protections;
import io.touchline.rumour.RumourRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks the policy about a comment that has been read and looked around for, and puts the answer together. */
@ApplicationScoped
class Judge {

    private final ShadowPolicies shadows;
    private final AnswerComposer composer;

    Judge(ShadowPolicies shadows, Protections protections, RumourRegistry rumours) {
        this.shadows = shadows;
        this.composer = new AnswerComposer(AuthorNotices.bundled(), protections, rumours.index());
    }

    Assessor.Assessed judge(Intake intake, Reading reading, Surroundings surroundings) {
        Policy policy = intake.policy();
        Situation situation = Situations.of(reading, surroundings);
        Decision decision = policy.decide(situation);
        Verdict verdict = new Verdict(situation, decision, shadows.beside(policy, situation, decision));
        return new Assessor.Assessed(reading, verdict, composer.compose(intake, reading, surroundings, verdict));
    }
}
