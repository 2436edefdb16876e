package io.touchline.casework.cases;

import io.touchline.assessment.store.AssessmentRow;
import io.touchline.assessment.store.CaseNote;

/**
 * Which comments are one case while it is open: those of a group; else those that attack a target in a storm; else
 * those of an account on a target in a queue. A threat or doxxing is never one of many: its author's case stands by
 * itself.
 *
 * @param key unique among the open cases of a namespace
 * @param groupId the group whose case it is, or that an account's comment moves with; null if there is none
 */
record Gathering(CaseKind kind, String key, String groupId) {

    /** Severity of threats and doxxing. */
    private static final int GRAVEST = 4;

    private static final String STORM = "s:";

    /** The target that a storm's case is about. */
    static String stormTarget(ModerationCase storm) {
        return storm.key().substring(STORM.length()).split("[@~]", 2)[0];
    }

    /** Of a comment in a storm the key is that of all storms of its target; {@link StormCases} tells which one. */
    static Gathering of(AssessmentRow row) {
        CaseNote note = row.caseNote();
        if (row.severity() < GRAVEST) {
            if (note.groupId() != null) {
                return new Gathering(CaseKind.GROUP, "g:" + note.groupId(), note.groupId());
            }
            if (!note.stormTargets().isEmpty()) {
                return new Gathering(CaseKind.STORM, STORM + note.stormTargets().get(0), null);
            }
        }
        String target = row.targetIds().isEmpty() ? "" : row.targetIds().get(0);
        return new Gathering(
                CaseKind.ACCOUNT, "a:" + row.accountKey().hex() + ':' + note.queue() + ':' + target, note.groupId());
    }
}
