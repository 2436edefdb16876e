package io.touchline.coordination;

import java.time.Instant;

/**
 * A group as it was at a moment of Redis' own time: of two replicas that read it, the later one is later by whatever clock
 * either has.
 */
record GroupSnapshot(GroupKey key, Group group, Instant takenAt) {}
