package io.touchline.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The query of a request. A misspelt filter would list everything, so no other name is taken; nor is an empty value, which
 * would arrive as absent if it were a parameter of the resource's method.
 */
public final class QueryParameters {

    private final MultivaluedMap<String, String> values;

    private QueryParameters(MultivaluedMap<String, String> values) {
        this.values = values;
    }

    /** @throws ProblemException 400 for a parameter of another name */
    public static QueryParameters of(UriInfo uri, String... names) {
        List<String> known = Arrays.asList(names);
        MultivaluedMap<String, String> values = uri.getQueryParameters();
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.unknownParameter(name);
                });
        return new QueryParameters(values);
    }

    public PageRequest page() {
        return PageRequest.of(values.getFirst("cursor"), values.getFirst("limit"));
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
            throw new ProblemException(422, "/" + name, "must be 1 to 128 characters without control characters");
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
