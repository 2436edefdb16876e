package io.touchline.coordination;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was found around one comment on one object.
 *
 * @param actions on the object, the comment's own among them or not; the newest ones of the window where it is hot, a
 *     sample of accounts that is the same everywhere where it is a hot place
 * @param prior actions on it before the window
 * @param inWindow actions within the window, the comment's own included where the object is hot and was looked at for
 *     it; of a crowded one an estimate, as is {@code prior}
 * @param cut true if there are more actions in the window than are told
 * @param isPriorCut true if not all actions before the window are told: of a hot text the latest ones, of others none
 * @param marks groups that this object belongs to
 */
record ObjectSighting(
        ActedObject object,
        List<CoAction> actions,
        long prior,
        long inWindow,
        boolean cut,
        boolean isPriorCut,
        List<Mark> marks) {

    ObjectSighting {
        actions = List.copyOf(actions);
        marks = List.copyOf(marks);
    }

    /** Of a hot object that was not looked at. */
    static ObjectSighting unseen(ActedObject object, long inWindow) {
        return new ObjectSighting(object, List.of(), 0, inWindow, true, false, List.of());
    }

    /**
     * How many accounts said a variant of a text before the window, where more did than are told.
     *
     * @param variants accounts with one among all actions that are told
     * @param told actions before the window among those
     * @param before how many variants each account has among these
     */
    long variantsBefore(int variants, int told, Collection<Integer> before) {
        if (told >= prior) {
            return before.size();
        }
        // Who is there twice stands for nobody else, and one of a sample may be there by chance. What is usual is found
        // by
        // other anchors too, exactly.
        long once = before.stream().filter(count -> count == 1).count();
        return told > 0
                ? Math.max(before.size(), prior * Math.max(0, once - 1) / told)
                : prior * variants / Math.max(1, actions.size());
    }

    /** Whether it is a hot text that is noted to belong to a group in this period. */
    boolean isHotTextOfGroup() {
        return object.kind() == ObjectKind.TEXT && cut && marks.stream().anyMatch(mark -> !mark.isOfBefore());
    }

    /**
     * That an object belongs to a group.
     *
     * @param sketch of the text that brought it there
     * @param isOfBefore whether it is noted in the period before and not in this one
     */
    record Mark(String groupId, long sketch, boolean isOfBefore) {

        Mark(String groupId, long sketch) {
            this(groupId, sketch, false);
        }
    }

    /**
     * What is to be noted in this period of a group that the comment is in, so that copies in the next one find it too.
     *
     * @param own of the comment, for where its text did not lead to the group
     * @return empty if this period has a mark of that group
     */
    Optional<Mark> unnoted(Mark own) {
        List<Mark> told = marks.stream()
                .filter(mark -> mark.groupId().equals(own.groupId()))
                .toList();
        return told.stream().allMatch(Mark::isOfBefore)
                ? Optional.of(told.isEmpty() ? own : told.get(0))
                : Optional.empty();
    }
}
