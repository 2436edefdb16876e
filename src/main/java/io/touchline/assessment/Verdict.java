package io.touchline.assessment;

import io.touchline.handling.Decision;
import io.touchline.handling.Situation;
import io.touchline.handling.life.ShadowDecision;
import java.util.Optional;

/**
 * What the policy made of one comment.
 *
 * @param situation all that it knew
 * @param shadow what its shadow would have decided, if it has one
 */
record Verdict(Situation situation, Decision decision, Optional<ShadowDecision> shadow) {}
