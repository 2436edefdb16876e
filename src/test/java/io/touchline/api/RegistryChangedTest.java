package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.RegistryChanged.Change;
import io.touchline.api.RegistryChanged.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of two states of an entry. */
class RegistryChangedTest {

    private static final Map<String, String> VALUES = Map.of("role", "COACH");

    /** Public, as entries are. */
    public record Entry(String name, List<String> aliases, Instant archivedAt) {}

    private final Entry entry = new Entry("a", List.of("b"), null);
    private final Entry archived = new Entry("a", List.of("b"), Instant.EPOCH);

    @Test
    void namesWhatIsOtherwise() {
        assertThat(between(entry, new Entry("c", List.of("b"), null)))
                .contains(new Change(Kind.CHANGED, "id", List.of("name"), VALUES));
        assertThat(between(entry, new Entry("c", List.of(), null)))
                .contains(new Change(Kind.CHANGED, "id", List.of("name", "aliases"), VALUES));
    }

    @Test
    void tellsNothingOfWhatIsTheSame() {
        assertThat(between(entry, new Entry("a", List.of("b"), null))).isEmpty();
    }

    @Test
    void tellsOfComingAndGoing() {
        assertThat(between(null, entry)).contains(new Change(Kind.CREATED, "id", List.of(), VALUES));
        assertThat(between(entry, archived)).contains(new Change(Kind.ARCHIVED, "id", List.of(), VALUES));
        assertThat(between(archived, new Entry("c", List.of("b"), null)))
                .contains(new Change(Kind.RESTORED, "id", List.of("name"), VALUES));
    }

    private static Optional<Change> between(Entry before, Entry now) {
        return Change.between(Optional.ofNullable(before), now, one -> one.archivedAt() != null, "id", VALUES);
    }
}
