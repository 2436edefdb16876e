package io.touchline.casework.cases;

import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import java.util.List;
import java.util.function.Function;

/** Pages of members, by their place. */
final class MemberPages {

    private MemberPages() {}

    /** The place after which a page begins, 0 for the first. @throws ProblemException 422 for a foreign cursor */
    static int after(PageRequest page) {
        try {
            return page.after().map(Integer::parseInt).orElse(0);
        } catch (NumberFormatException e) {
            throw new ProblemException(422, "/cursor", "not a cursor of this list");
        }
    }

    /** @param found one more than the page holds, if there are more */
    static <T> Page<T> of(List<CaseMember> found, PageRequest page, Function<CaseMember, T> view) {
        boolean more = found.size() > page.limit();
        List<CaseMember> shown = more ? found.subList(0, page.limit()) : found;
        return new Page<>(
                shown.stream().map(view).toList(),
                more
                        ? page.cursorAfter(
                                Integer.toString(shown.get(shown.size() - 1).seq()))
                        : null);
    }
}
