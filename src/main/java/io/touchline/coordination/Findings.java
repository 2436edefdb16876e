package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the objects of one comment say.
 *
 * @param copies near-duplicates by any account, within the window or before it, each comment once, oldest first
 * @param others distinct other accounts among the copies within the window
 * @param verbatim whether the copies within the window are the same text
 * @param repeats copies by the author
 * @param swarm the group that the copies found, if they do
 * @param prior accounts that said it before the window
 * @param marked of the groups that the comment's text belongs to, the marks that say so, the most alike first
 * @param ties whom the author met, and how telling that is; the author's own side
 * @param met distinct other accounts that were met at a place, as far as ties are kept
 * @param capped whether more happened around the comment than was looked at
 */
record Findings(
        List<CoAction> copies,
        int others,
        boolean verbatim,
        int repeats,
        Optional<GroupKind> swarm,
        long prior,
        List<ObjectSighting.Mark> marked,
        List<Tie> ties,
        Set<AccountKey> met,
        boolean capped) {

    /** Copies that are added again to a group that has them. */
    private static final int KNOWN_COPIES = 8;

    /**
     * The copies that go to a group with the comment. One that is known has those before; a few go again, for what a crash
     * may have left out.
     *
     * @param sketch of the text that led the comment there
     */
    List<CoAction> toBeTold(long sketch) {
        List<CoAction> like =
                copies.stream().filter(copy -> Copies.isLike(sketch, copy)).toList();
        int told = marked.isEmpty() ? like.size() : Math.min(KNOWN_COPIES, like.size());
        return like.subList(like.size() - told, like.size());
    }
}
