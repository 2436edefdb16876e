package io.touchline.assessment.store;

import io.touchline.api.AccountKey;
import java.util.Optional;
import java.util.UUID;

/**
 * Which assessments of a namespace to list, newest receipt first.
 *
 * @param fromId ids not below this one
 * @param beforeId ids below this one
 */
public record AssessmentFilter(
        String namespace,
        Optional<String> commentId,
        Optional<String> targetId,
        Optional<AccountKey> account,
        UUID fromId,
        UUID beforeId,
        int limit) {}
