package io.touchline.coordination;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of the list of groups.
 *
 * @param nextCursor give it back to get the next page; null on the last one
 * @param degraded whichever of the two could not be asked
 */
record GroupPage(
        List<GroupSummary> items,
        String nextCursor,
        @Schema(
                        description = "coordination: without Redis, as groups stood some seconds ago; store: without"
                                + " PostgreSQL, only the groups that Redis still has")
                List<String> degraded) {

    GroupPage {
        items = List.copyOf(items);
        degraded = List.copyOf(degraded);
    }
}
