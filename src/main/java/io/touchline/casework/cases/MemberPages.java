package io.touchline.casework.cases;

import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import java.util.List;
import java.util.function.Function;

/** Pages of members, by their place. */
final class MemberPages {

    private MemberPages() {}

    /** The place after which a page begins, 0 for the first. @throws ProblemException 422 for a foreign cursor */
    static int after(PageRequest page) {
        long after = page.afterNumber().orElse(0L);
        if (after != (int) after) {
            throw PageRequest.foreign();
        }
        return (int) after;
    }

    /** @param found one more than the page holds, if there are more */
    static <T> Page<T> of(List<CaseMember> found, PageRequest page, Function<CaseMember, T> view) {
        return page.cut(found, member -> Integer.toString(member.seq())).map(view);
    }
}
