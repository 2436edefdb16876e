package io.touchline.coordination;

import java.time.Instant;

/** A group as it was at a moment of wall time. */
record GroupSnapshot(GroupKey key, Group group, Instant takenAt) {}
