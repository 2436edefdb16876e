package io.touchline.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Labels requests by their method only where HTTP has it: any word may be sent in its place, by anybody. */
final class MethodLabels implements MeterFilter {

    private static final String METHOD = "method";
    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    @Produces
    @Singleton
    static MeterFilter methodLabels() {
        return new MethodLabels();
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        String method = id.getName().startsWith("http.server.") ? id.getTag(METHOD) : null;
        return method == null || KNOWN.contains(method) ? id : id.replaceTags(relabelled(id.getTags()));
    }

    private static List<Tag> relabelled(List<Tag> tags) {
        return tags.stream()
                .map(tag -> tag.getKey().equals(METHOD) ? Tag.of(METHOD, "OTHER") : tag)
                .toList();
    }
}
