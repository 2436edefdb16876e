package io.touchline.handling;

import io.touchline.coordination.StormLevel;
import io.touchline.target.ProtectionWish;
import io.touchline.target.TargetRole;
import java.util.Objects;

/**
 * One target of the comment as it stands now.
 *
 * @param id the registry id
 * @param minor true if the registry says that the person is under age
 * @param wish what the person wants done about their comment sections
 * @param storm how hard the target is being hit; {@code CALM} where nothing is known
 */
public record TargetState(String id, TargetRole role, boolean minor, ProtectionWish wish, StormLevel storm) {

    public TargetState {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(wish, "wish");
        Objects.requireNonNull(storm, "storm");
    }
}
