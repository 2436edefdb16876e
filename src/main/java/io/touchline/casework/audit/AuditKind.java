package io.touchline.casework.audit;

/** The closed list of what is logged. The names are part of the API and of what the chain covers. */
public enum AuditKind {
    /** By a rule of a policy. */
    CASE_OPENED,
    /** By a rule that may educate by itself; the strike that it leaves names rule and comment too. */
    EDUCATED,
    /** Comments of one case became part of another that they belong to. */
    CASE_MERGED,
    /** It was open, and nothing is left of the comments that it held. */
    CASE_EMPTIED,
    CASE_DECIDED,
    DECISION_UNDONE,
    /** A second look, or one at a case whose answer is known; without effect. */
    REVIEW_DECIDED,
    REVIEW_UNDONE,
    /** By a person, on an account without a case. */
    STRIKE_DECIDED,
    STRIKE_REVOKED,
    /** By a person, before its time. */
    PROTECTION_LIFTED,
    /** Its lifting was undone. */
    PROTECTION_RESTORED,
    APPEAL_FILED,
    /** By a person, or because its account is erased. */
    APPEAL_WITHDRAWN,
    APPEAL_DECIDED,
    /** Ended because its decision was undone or replaced, or was decided on with another one. */
    APPEAL_MOOT,
    /** The overturning that had left nothing to appeal against was undone. */
    APPEAL_REOPENED,
    NOTICE_PUBLISHED,
    /** Something that a published one counts or tells was undone. */
    NOTICE_OUTDATED,
    /** Is shown no more; what it said stays provable. */
    NOTICE_WITHDRAWN,
    EVIDENCE_EXPORTED,
    ERASURE_REQUESTED,
    /** Nothing is held any more of what was to be erased. */
    ERASURE_COMPLETED,
    /** Names in its body the events whose personal part is gone. */
    PERSONAL_ERASED,
    RETENTION_DROPPED,
    /** An API key was given out. */
    KEY_CREATED,
    /** Another API key takes its place. */
    KEY_ROTATED,
    KEY_REVOKED,
    /** A comment that the database would not take, or all of them, is to be written again. */
    OUTBOX_REQUEUED,
    /** A comment that the database would not take was given up. */
    OUTBOX_DISCARDED,
    TARGET_CREATED,
    /** Names in its body the fields that are otherwise since. */
    TARGET_CHANGED,
    /** Is matched no more. */
    TARGET_ARCHIVED,
    /** Put again after it was archived. */
    TARGET_RESTORED,
    RUMOUR_CREATED,
    RUMOUR_CHANGED,
    RUMOUR_ARCHIVED,
    RUMOUR_RESTORED
}
