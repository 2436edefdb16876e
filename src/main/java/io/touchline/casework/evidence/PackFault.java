package io.touchline.casework.evidence;

import java.io.IOException;

/** A pack is not what it should be; the message says in what, in words for a person. */
final class PackFault extends IOException {

    private static final long serialVersionUID = 1;

    PackFault(String message) {
        super(message);
    }
}
