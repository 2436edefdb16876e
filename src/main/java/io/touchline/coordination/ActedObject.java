package io.touchline.coordination;

/**
 * One object of one namespace.
 *
 * @param key its kind in the three highest bits, a keyed hash below
 */
record ActedObject(long key) {

    private static final int KIND_SHIFT = 61;

    static ActedObject of(ObjectKind kind, long hash) {
        return new ActedObject((long) kind.ordinal() << KIND_SHIFT | hash >>> Long.SIZE - KIND_SHIFT);
    }

    ObjectKind kind() {
        return ObjectKind.values()[(int) (key >>> KIND_SHIFT)];
    }
}
