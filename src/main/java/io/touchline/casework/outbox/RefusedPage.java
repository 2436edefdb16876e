package io.touchline.casework.outbox;

import java.util.List;

/**
 * Refused comments, those that PostgreSQL did not take, the first to be put aside first.
 *
 * @param waiting comments in the outbox that are still to be written
 * @param refused comments that were put aside, on this page or not
 * @param nextCursor give it back to get the next page; null on the last one
 */
record RefusedPage(long waiting, long refused, List<RefusedRowView> items, String nextCursor) {

    RefusedPage {
        items = List.copyOf(items);
    }
}
