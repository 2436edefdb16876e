package io.touchline.coordination;

import io.vertx.mutiny.redis.client.Redis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** How a stream of comments comes to the tracker. */
enum Arrival {
    IN_ORDER,
    /** Out of order by up to an hour, in calls of any size. */
    LATE,
    /** Every tenth comment comes twice, some time later. */
    TWICE,
    /** Every third call is cut off anywhere on its way through Redis and sent again. */
    CUT;

    private static final int CALL = 100;
    private static final int LATENESS = 3_600;

    /** Sends everything. @param tracker given the client that it is to use */
    void send(List<Observation> inOrder, Redis redis, Function<Redis, Coordination> tracker, Random random) {
        CutRedis cut = CutRedis.of(redis);
        Coordination parts = tracker.apply(cut.client());
        List<Observation> stream = arriving(inOrder, random);
        for (int begin = 0; begin < stream.size(); ) {
            int size = this == IN_ORDER ? CALL : 1 + random.nextInt(2 * CALL);
            List<Observation> call = stream.subList(begin, Math.min(stream.size(), begin + size));
            if (this == CUT && random.nextInt(3) == 0) {
                cut.cutAfter(random.nextInt(2 * call.size()));
                tryToSend(call, parts, cut);
                cut.mend();
            }
            through(call, parts);
            begin += call.size();
        }
    }

    private List<Observation> arriving(List<Observation> inOrder, Random random) {
        List<Observation> stream = new ArrayList<>(inOrder);
        if (this == LATE) {
            Map<Observation, Integer> delays = new HashMap<>();
            inOrder.forEach(comment -> delays.put(comment, random.nextInt(LATENESS)));
            stream.sort(Comparator.comparing(comment -> comment.eventTime().plusSeconds(delays.get(comment))));
        }
        if (this == TWICE) {
            for (int i = 0; i < inOrder.size() / 10; i++) {
                int place = random.nextInt(stream.size());
                int again = Math.min(stream.size(), place + random.nextInt(2 * CALL));
                stream.add(again, stream.get(place));
            }
        }
        return stream;
    }

    /** A cut that came after the last command has hurt nobody. */
    private static void tryToSend(List<Observation> call, Coordination parts, CutRedis cut) {
        try {
            through(call, parts);
        } catch (RuntimeException e) {
            if (!cut.isCut()) {
                throw e;
            }
        }
    }

    private static void through(List<Observation> call, Coordination parts) {
        new ObservationRun(List.copyOf(call), parts).through().await().indefinitely();
    }
}
