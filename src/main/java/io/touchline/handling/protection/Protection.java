package io.touchline.handling.protection;

import io.touchline.handling.Action;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One measure for one target over time, as the API has it.
 *
 * @param beganAt event time of the first comment that called for it
 * @param reviewAt when somebody should look whether it is still needed; null where nothing is to be reviewed
 * @param until when it ends if nothing renews it and no calm that it was to be reviewed for comes before
 * @param rule the rule that first called for it
 * @param moreRules those that called for it since
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
        List<String> moreRules,
        List<String> reasons,
        Instant endedAt,
        ProtectionEnd endedHow,
        String endedBy,
        String endReason) {

    public Protection {
        moreRules = List.copyOf(moreRules);
        reasons = List.copyOf(reasons);
    }

    /** All that called for it. */
    List<String> rules() {
        return Stream.concat(Stream.of(rule), moreRules.stream()).toList();
    }
}
