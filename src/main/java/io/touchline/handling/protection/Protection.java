package io.touchline.handling.protection;

import io.touchline.handling.Action;
import java.time.Instant;
import java.util.List;

/**
 * One measure for one target over time, as the API has it.
 *
 * @param beganAt event time of the first comment that called for it
 * @param reviewAt when somebody should look whether it is still needed; null where nothing is to be reviewed
 * @param until when it ends if nothing renews it
 * @param rule the rule that first called for it
 * @param endedAt null as long as it stands, as are the next three
 * @param endedBy who lifted it
 */
public record Protection(
        String targetId,
        Action action,
        Instant beganAt,
        Instant reviewAt,
        Instant until,
        String rule,
        List<String> reasons,
        Instant endedAt,
        ProtectionEnd endedHow,
        String endedBy,
        String endReason) {

    public Protection {
        reasons = List.copyOf(reasons);
    }
}
