package io.touchline.target;

import java.util.List;

/**
 * How a target lists its own accounts. Author ids are unique within a namespace only, and whoever has the same one on
 * another platform is somebody else: {@code namespace/id} is an account of one namespace. A bare id is one of every
 * namespace, for those who have but one; an author id with a slash in it is listed with its namespace alone.
 */
final class OwnAccounts {

    private OwnAccounts() {}

    /** The entries that an author is listed under, if at all. */
    static List<String> entries(String namespace, String authorId) {
        String own = namespace + '/' + authorId;
        return authorId.indexOf('/') < 0 ? List.of(own, authorId) : List.of(own);
    }

    static boolean isOf(RegisteredTarget target, String namespace, String authorId) {
        return entries(namespace, authorId).stream().anyMatch(target.officialAccountIds()::contains);
    }
}
