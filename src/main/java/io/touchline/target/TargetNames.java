package io.touchline.target;

import java.util.List;

/**
 * What a registered target is called.
 *
 * @param id the registry id
 * @param name the full name
 * @param aliases other names that carry no judgement
 * @param derogatoryNames names that mock
 */
public record TargetNames(String id, String name, List<String> aliases, List<String> derogatoryNames) {

    public TargetNames {
        aliases = List.copyOf(aliases);
        derogatoryNames = List.copyOf(derogatoryNames);
    }
}
