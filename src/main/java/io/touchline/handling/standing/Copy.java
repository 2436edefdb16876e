package io.touchline.handling.standing;

import io.touchline.api.AccountKey;
import java.util.List;

/**
 * What Redis is to hold of an account.
 *
 * @param version of the strikes that the marks were read from
 * @param marks those that carry something, and those by rule that stand for others
 */
record Copy(Owner owner, long version, List<Mark> marks) {

    Copy {
        marks = List.copyOf(marks);
    }

    /** An account and where it is unique. In the order that rows are locked in. */
    record Owner(String namespace, AccountKey account) {}

    /** Where it stands among those that wait, longest waiting first. */
    record Place(long version, Owner owner) {

        /** Before all others. */
        static final Place FIRST = new Place(0, new Owner("", new AccountKey(new byte[16])));
    }

    Place place() {
        return new Place(version, owner);
    }
}
