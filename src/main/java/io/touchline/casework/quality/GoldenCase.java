package io.touchline.casework.quality;

import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.cases.Outcome;
import java.time.Instant;
import java.util.UUID;

/**
 * A decided case whose outcome is known to be right.
 *
 * @param reason null once it is erased
 * @param setBy who says so
 */
record GoldenCase(UUID caseId, Outcome outcome, String reason, ModeratorKey setBy, Instant setAt) {}
