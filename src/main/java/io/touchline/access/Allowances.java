package io.touchline.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Allowance;
import io.touchline.api.Caller;
import io.touchline.api.KeyedHash;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.api.redis.RedisGate;
import io.touchline.api.redis.RedisScript;
import io.touchline.api.redis.ScriptArguments;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what callers send against their rates, in Redis, so that all replicas count together. Says how much is left in
 * {@code RateLimit} and {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers). A caller without a rate has no
 * limit and no headers.
 */
@ApplicationScoped
class Allowances implements Allowance {

    private static final Duration REDIS_BUDGET = Duration.ofMillis(100);
    private static final long PEOPLE_KNOWN = 10_000;
    private static final String POLICY = "\"comments\"";

    private final RedisScript script = RedisScript.of("/access/rate.lua");
    private final RedisGate redis;
    private final KeyedHash hash;
    private final Instance<CurrentVertxRequest> exchange;
    private final MeterRegistry meters;
    private final Map<String, Bucket> services = new HashMap<>();
    private final Optional<Rate> people;
    private final Cache<String, Bucket> persons =
            Caffeine.newBuilder().maximumSize(PEOPLE_KNOWN).build();

    Allowances(
            Rates rates,
            RedisGate redis,
            KeyedHash hash,
            Instance<CurrentVertxRequest> exchange,
            MeterRegistry meters) {
        this.redis = redis;
        this.hash = hash;
        this.exchange = exchange;
        this.meters = meters;
        this.people = rates.people();
        rates.callers().forEach((name, rate) -> services.put(name, new Bucket(rate, System::nanoTime)));
    }

    @Override
    public Uni<Void> spend(Caller caller, int comments) {
        return spend(caller, comments, false, true)
                .onFailure(ProblemException.class)
                .invoke(() -> refused(caller));
    }

    @Override
    public Uni<Void> ask(Caller caller, int comments) {
        return spend(caller, comments, false, false);
    }

    @Override
    public Uni<Void> owe(Caller caller, int comments) {
        return spend(caller, comments, true, true);
    }

    /** @param telling whether the response says how it stands; that of a stream has, and may be under way */
    private Uni<Void> spend(Caller caller, int comments, boolean letIn, boolean telling) {
        String key = caller.person() ? hash.hex("rate", caller.namespace(), caller.name()) : caller.name();
        Bucket bucket = caller.person() ? bucketOf(key) : services.get(key);
        if (bucket == null || comments == 0) {
            return Uni.createFrom().voidItem();
        }
        Bucket.Grant here = bucket.here(comments, letIn);
        if (here != null) {
            return answered(bucket, here, telling);
        }
        int wanted = letIn ? comments : bucket.wanted(comments);
        return redis.within(
                        REDIS_BUDGET,
                        () -> script.call(
                                redis.redis(), List.of("tl:{rate:" + key + "}"), arguments(bucket, wanted, letIn)))
                .map(said -> bucket.told(
                        comments,
                        wanted,
                        said.get(0).toInteger() == 1,
                        said.get(1).toLong() / 1_000.0))
                .onFailure()
                .recoverWithItem(() -> bucket.alone(comments, wanted, letIn))
                .chain(grant -> answered(bucket, grant, telling));
    }

    private Bucket bucketOf(String person) {
        return people.map(rate -> persons.get(person, any -> new Bucket(rate, System::nanoTime)))
                .orElse(null);
    }

    private static ScriptArguments arguments(Bucket bucket, int wanted, boolean letIn) {
        return new ScriptArguments()
                .add(bucket.rate().perSecond())
                .add(bucket.rate().burst())
                .add(wanted)
                .add(letIn ? 1 : 0);
    }

    private Uni<Void> answered(Bucket bucket, Bucket.Grant grant, boolean telling) {
        if (telling) {
            tell(bucket.rate(), grant);
        }
        return grant.granted()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new ProblemException(Problem.of(429, List.of())));
    }

    private void refused(Caller caller) {
        meters.counter("touchline.rate.refused", "caller", caller.person() ? "people" : caller.name())
                .increment();
    }

    private void tell(Rate rate, Bucket.Grant grant) {
        RoutingContext current = exchange.get().getCurrent();
        HttpServerResponse response = current == null ? null : current.response();
        if (response == null || response.headWritten()) {
            return;
        }
        // A bucket that owes is empty until it has one again.
        long reset = grant.left() > 0
                ? rate.until(Math.max(0, rate.burst() - grant.left())).toSeconds()
                : grant.untilMore() + rate.until(rate.burst() - 1).toSeconds();
        response.putHeader(
                "RateLimit-Policy",
                POLICY + ";q=" + rate.burst() + ";w=" + rate.window().toSeconds());
        response.putHeader("RateLimit", POLICY + ";r=" + grant.left() + ";t=" + reset);
        if (!grant.granted()) {
            response.putHeader("Retry-After", Long.toString(grant.untilMore()));
        }
    }
}
