package io.touchline.target;

import io.touchline.api.RegistryChanged.Change;
import io.touchline.api.RegistryChanged.Kind;
import java.util.List;

/**
 * What a batch of targets came to.
 *
 * @param created that were not there
 * @param changed that were there otherwise, or archived
 * @param unchanged that were there as they came
 */
public record TargetBatchAnswer(int created, int changed, int unchanged) {

    static TargetBatchAnswer of(int targets, List<Change> changes) {
        int created = (int)
                changes.stream().filter(change -> change.kind() == Kind.CREATED).count();
        return new TargetBatchAnswer(created, changes.size() - created, targets - changes.size());
    }
}
