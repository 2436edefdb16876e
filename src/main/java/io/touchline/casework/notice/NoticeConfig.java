package io.touchline.casework.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import io.touchline.api.StrictSettings;
import java.time.ZoneId;
import java.util.Optional;

/** What stands in every notice. Goes into a notice when it is drafted. */
@ConfigMapping(prefix = "touchline.notice")
public interface NoticeConfig {

    /** Who publishes. */
    Optional<String> publisher();

    /** Where to report, in words: a page, a telephone number. */
    Optional<String> reportTo();

    /** In which days and months are told. */
    @WithDefault("Asia/Shanghai")
    @WithConverter(StrictSettings.Zone.class)
    ZoneId zone();

    /** The most masked names that are listed. */
    @WithDefault("1000")
    @Bounds(from = "0", to = "100000")
    int mostNames();
}
