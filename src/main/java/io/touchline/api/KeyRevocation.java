package io.touchline.api;

/**
 * The call that takes a key back. Nothing that a caller's keys have used up is in its way: it may be that key that did.
 */
public final class KeyRevocation {

    private static final String METHOD = "DELETE";
    private static final String KEYS = "/v1/keys/";

    private KeyRevocation() {}

    /** @param path as it is routed, from the root on */
    public static boolean is(String method, String path) {
        return path.startsWith(KEYS) && method.equals(METHOD);
    }
}
