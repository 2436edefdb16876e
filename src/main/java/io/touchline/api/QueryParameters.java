package io.touchline.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The query of a request, in which {@link KnownParameters} leaves no name that the resource's method does not declare. An
 * empty value is a value here; as a parameter of the method it would arrive as absent, and a filter would list everything.
 */
public final class QueryParameters {

    private static final String CURSOR = "cursor";
    private static final String LIMIT = "limit";

    /** What says which part of a list is shown, not which list. */
    private static final Set<String> OF_PAGES = Set.of(CURSOR, LIMIT);

    private final String path;
    private final MultivaluedMap<String, String> values;

    private QueryParameters(String path, MultivaluedMap<String, String> values) {
        this.path = path;
        this.values = values;
    }

    public static QueryParameters of(UriInfo uri) {
        return new QueryParameters(uri.getPath(), uri.getQueryParameters());
    }

    public PageRequest page() {
        return PageRequest.of(list(), values.getFirst(CURSOR), values.getFirst(LIMIT));
    }

    private String list() {
        Map<String, List<String>> filters = new TreeMap<>(values);
        filters.keySet().removeAll(OF_PAGES);
        return filters.isEmpty() ? path : path + "?" + filters;
    }

    /** A parameter as it was sent; null where it was not. */
    public String text(String name) {
        return values.getFirst(name);
    }

    /** @throws ProblemException as of {@link TimeRange#moment} */
    public Optional<Instant> moment(String name) {
        return TimeRange.moment("/" + name, values.getFirst(name));
    }

    /** The range of {@code from} and {@code to}, see {@link TimeRange#of}. */
    public TimeRange range(Instant end, Duration window) {
        return TimeRange.of(values.getFirst("from"), values.getFirst("to"), end, window);
    }

    public Optional<String> externalId(String name) {
        Optional<String> value = Optional.ofNullable(values.getFirst(name));
        if (value.filter(one -> !ExternalId.Check.holds(one)).isPresent()) {
            throw new ProblemException(422, "/" + name, ExternalId.RULE);
        }
        return value;
    }

    /** Either {@code true} or {@code false}. */
    public Optional<Boolean> truth(String name) {
        Optional<String> value = Optional.ofNullable(values.getFirst(name));
        if (value.filter(one -> !one.equals("true") && !one.equals("false")).isPresent()) {
            throw new ProblemException(422, "/" + name, "must be true or false");
        }
        return value.map(Boolean::valueOf);
    }

    /** One of the names of a closed list. */
    public <E extends Enum<E>> Optional<E> name(String name, Class<E> names) {
        return Optional.ofNullable(values.getFirst(name)).map(value -> Arrays.stream(names.getEnumConstants())
                .filter(one -> one.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        422, "/" + name, "must be one of " + Arrays.toString(names.getEnumConstants()))));
    }
}
