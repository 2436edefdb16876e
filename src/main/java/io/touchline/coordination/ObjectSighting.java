package io.touchline.coordination;

import java.util.List;

/**
 * What was found around one comment on one object.
 *
 * @param actions on the object, the comment's own among them or not; the newest ones of the window where it is hot, a
 *     sample of accounts that is the same everywhere where it is a hot place
 * @param prior actions on it before the window
 * @param inWindow actions within the window, the comment's own included where the object is hot
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

    /**
     * That an object belongs to a group.
     *
     * @param sketch of the text that brought it there
     */
    record Mark(String groupId, long sketch) {}
}
