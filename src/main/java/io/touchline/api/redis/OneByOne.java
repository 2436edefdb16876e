package io.touchline.api.redis;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls to Redis, one for each of some things, none of which keeps the others from being made: a part of Redis may be
 * away. Blocking.
 *
 * @param atOnce how many calls are under way together
 * @param each how long one may take, so short that a round of nothing but silence ends within {@code all}
 * @param all how long all of them may take
 */
public record OneByOne(int atOnce, Duration each, Duration all) {

    /**
     * What became of one call.
     *
     * @param answer none if it failed, or answers nothing
     * @param failure none if it did not
     */
    public record Tried<I, A>(I item, Optional<A> answer, Optional<Throwable> failure) {

        public boolean failed() {
            return failure.isPresent();
        }
    }

    /** @return in the order of the items; all failed if the gate is closed */
    public <I, A> List<Tried<I, A>> ask(RedisGate gate, List<I> items, Function<I, Uni<A>> call) {
        if (items.isEmpty()) {
            return List.of();
        }
        try {
            return gate.within(all, () -> Uni.join()
                            .all(items.stream().map(item -> ask(item, call)).toList())
                            .usingConcurrencyOf(atOnce)
                            .andFailFast()
                            .chain(OneByOne::unlessAllFailed))
                    .await()
                    .indefinitely();
        } catch (RedisUnavailableException e) {
            return items.stream()
                    .map(item -> new Tried<I, A>(item, Optional.empty(), Optional.of(e)))
                    .toList();
        }
    }

    private <I, A> Uni<Tried<I, A>> ask(I item, Function<I, Uni<A>> call) {
        return Uni.createFrom()
                .deferred(() -> call.apply(item))
                .ifNoItem()
                .after(each)
                .fail()
                .onItemOrFailure()
                .transform((answer, failure) ->
                        new Tried<>(item, Optional.ofNullable(answer), Optional.ofNullable(failure)));
    }

    /** Then Redis itself may be away, which the gate is to know. */
    private static <I, A> Uni<List<Tried<I, A>>> unlessAllFailed(List<Tried<I, A>> tries) {
        return tries.stream().allMatch(Tried::failed)
                ? Uni.createFrom().failure(tries.get(0).failure().orElseThrow())
                : Uni.createFrom().item(tries);
    }
}
