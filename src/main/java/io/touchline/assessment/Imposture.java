package io.touchline.assessment;

import io.touchline.target.Imitation;
import io.touchline.target.RegisteredTarget;

/**
 * An author who is called like somebody else.
 *
 * @param of the target that the name passes for
 */
record Imposture(Imitation imitation, RegisteredTarget of) {}
