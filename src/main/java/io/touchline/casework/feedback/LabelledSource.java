package io.touchline.casework.feedback;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Labelled comments one after the other, the latest first, read in pages: no connection is held while a reader takes its
 * time.
 */
final class LabelledSource {

    private final Pages pages;
    private final Deque<Labelled> read = new ArrayDeque<>();
    private boolean more = true;

    LabelledSource(Pages pages) {
        this.pages = pages;
    }

    /** Where pages come from. */
    interface Pages {

        /** The next one, which may be empty; nothing after the last one. */
        Optional<List<Labelled>> next() throws SQLException;
    }

    /** The next comment, which stays the next one until it is taken; null at the end. */
    Labelled peek() throws SQLException {
        while (read.isEmpty() && more) {
            Optional<List<Labelled>> page = pages.next();
            page.ifPresent(read::addAll);
            more = page.isPresent();
        }
        return read.peek();
    }

    void take() {
        read.remove();
    }
}
