package io.touchline.casework.evidence;

/** Something that the comments of a pack are held against, one after the other. */
interface MemberCheck {

    /** @param where file and line of the comment, as faults name it */
    void member(PackedMember member, String where) throws PackFault;

    /** After the last one. */
    void end() throws PackFault;
}
