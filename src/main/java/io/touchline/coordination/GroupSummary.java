package io.touchline.coordination;

import java.time.Instant;
import java.util.List;

/** A group as a list shows it. Times are event times. */
record GroupSummary(
        String id, GroupKind kind, Instant firstSeen, Instant lastSeen, List<String> targetIds, int memberCount) {}
