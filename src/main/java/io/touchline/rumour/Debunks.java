package io.touchline.rumour;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who showed rumours to be false and where that can be read, for answers about comments that tell them. Few rumours are
 * told at a time, so that the million others need not be in memory with all they say.
 */
@ApplicationScoped
public class Debunks {

    private static final int KEPT = 10_000;
    private static final Duration KEPT_FOR = Duration.ofMinutes(1);

    private final RumourRepository repository;
    private final Cache<String, Rumour> known =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();

    Debunks(RumourRepository repository) {
        this.repository = repository;
    }

    /** @return those that are known, by id; without those that could not be looked up within the patience */
    public Uni<Map<String, Rumour>> of(Collection<String> ids, Duration patience) {
        Map<String, Rumour> found = new HashMap<>(known.getAllPresent(ids));
        Set<String> missing = new HashSet<>(ids);
        missing.removeAll(found.keySet());
        if (missing.isEmpty()) {
            return Uni.createFrom().item(found);
        }
        return Uni.createFrom()
                .item(() -> {
                    Map<String, Rumour> all = new HashMap<>(found);
                    for (String id : missing) {
                        repository.find(id).ifPresent(rumour -> {
                            known.put(id, rumour);
                            all.put(id, rumour);
                        });
                    }
                    return all;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .recoverWithItem(found);
    }
}
