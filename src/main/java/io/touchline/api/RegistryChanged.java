package io.touchline.api;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Entries of a registry that all namespaces share were changed. Fired as a synchronous CDI event within the container's
 * transaction that changes them; an exception of an observer stops it.
 *
 * @param by who calls
 * @param changes in their order, at least one
 */
public record RegistryChanged(Registry registry, Caller by, List<Change> changes) {

    /** When an entry was archived: {@link Kind} says that already. */
    private static final String ARCHIVED_AT = "archivedAt";

    public RegistryChanged {
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(by, "by");
        changes = List.copyOf(changes);
    }

    /** Which registry. */
    public enum Registry {
        TARGET,
        RUMOUR
    }

    /** What happened to an entry. */
    public enum Kind {
        CREATED,
        CHANGED,
        ARCHIVED,
        /** Put again after it was archived. */
        RESTORED
    }

    /**
     * A change of one entry.
     *
     * @param id of the entry
     * @param fields what it has otherwise than before, by the API's names
     * @param values what the log is to say of the entry as it is now: ids and words of closed lists, never free text
     */
    public record Change(Kind kind, String id, List<String> fields, Map<String, String> values) {

        public Change {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
            fields = List.copyOf(fields);
            values = Map.copyOf(values);
        }

        /**
         * What is between two states of an entry, whose components are named as its fields are.
         *
         * @return empty if they are the same
         */
        public static <T extends Record> Optional<Change> between(
                Optional<T> before, T now, Predicate<T> archived, String id, Map<String, String> values) {
            if (before.isEmpty()) {
                return Optional.of(new Change(Kind.CREATED, id, List.of(), values));
            }
            if (before.get().equals(now)) {
                return Optional.empty();
            }
            boolean over = archived.test(now);
            Kind kind = over == archived.test(before.get()) ? Kind.CHANGED : over ? Kind.ARCHIVED : Kind.RESTORED;
            return Optional.of(new Change(kind, id, differing(before.get(), now), values));
        }

        private static <T extends Record> List<String> differing(T before, T now) {
            return Arrays.stream(now.getClass().getRecordComponents())
                    .filter(component -> !component.getName().equals(ARCHIVED_AT))
                    .filter(component -> !Objects.equals(value(before, component), value(now, component)))
                    .map(RecordComponent::getName)
                    .toList();
        }

        private static Object value(Record of, RecordComponent component) {
            try {
                return component.getAccessor().invoke(of);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a public record is not readable", e);
            }
        }
    }
}
