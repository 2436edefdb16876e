package io.touchline.coordination;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Comparator;

/** A group's id within its namespace. In order of both, which is the order that rows are locked in. */
@Embeddable
record GroupKey(String namespace, @Column(name = "group_id") String groupId) implements Comparable<GroupKey> {

    private static final Comparator<GroupKey> ORDER =
            Comparator.comparing(GroupKey::namespace).thenComparing(GroupKey::groupId);

    @Override
    public int compareTo(GroupKey other) {
        return ORDER.compare(this, other);
    }
}
