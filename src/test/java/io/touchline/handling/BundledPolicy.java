package io.touchline.handling;

/** The default policy for tests of other packages. */
public final class BundledPolicy {

    private BundledPolicy() {}

    public static Policy read() {
        return new PolicyFiles().bundled().policy();
    }
}
