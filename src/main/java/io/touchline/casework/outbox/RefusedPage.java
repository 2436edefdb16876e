package io.touchline.casework.outbox;

import java.util.List;

/**
 * Comments that lie aside, the first to be put there first.
 *
 * @param waiting comments in the outbox that are still to be written
 * @param refused comments that lie aside, on this page or not
 * @param nextCursor give it back to get the next page; null on the last one
 */
record RefusedPage(long waiting, long refused, List<RefusedRowView> items, String nextCursor) {

    RefusedPage {
        items = List.copyOf(items);
    }
}
