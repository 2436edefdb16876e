package io.touchline.casework.cases;

import java.util.UUID;

/**
 * An open case that comments were added to.
 *
 * @param members how many it has now
 * @param isNew true if these comments opened it
 */
record OpenedCase(UUID id, CaseKey key, int members, boolean isNew) {}
