package io.touchline.casework.cases;

import java.util.Comparator;

/** What names an open case. Compared by code units, as the database compares it by bytes. */
record CaseKey(String namespace, String key) implements Comparable<CaseKey> {

    private static final Comparator<CaseKey> ORDER =
            Comparator.comparing(CaseKey::namespace).thenComparing(CaseKey::key);

    @Override
    public int compareTo(CaseKey other) {
        return ORDER.compare(this, other);
    }
}
