package io.touchline.api;

import java.util.Set;

/** The namespaces of all configured callers. */
public interface Namespaces {

    Set<String> all();
}
