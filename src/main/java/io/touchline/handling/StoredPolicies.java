package io.touchline.handling;

import java.util.Map;

/**
 * The stored policies that are in force, compiled, by id.
 *
 * @param active those that decide
 * @param shadows those that run beside the policy of the same id and decide nothing
 */
public record StoredPolicies(Map<String, Policy> active, Map<String, Policy> shadows) {

    static final StoredPolicies NONE = new StoredPolicies(Map.of(), Map.of());

    public StoredPolicies {
        active = Map.copyOf(active);
        shadows = Map.copyOf(shadows);
    }
}
