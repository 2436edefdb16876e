package io.touchline.api;

import java.util.Set;

/** The ids of the policies that configured callers have of their own. They need not exist (yet). */
public interface CallerPolicies {

    Set<String> all();
}
