package io.touchline.coordination;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Small campaigns that leave no doubt, and a crowd around them. */
final class Campaigns {

    private static final String DRIP = "这种人凭什么还留在队里天天拖累大家早该卷铺盖滚蛋";

    /** Too short to be compared. */
    private static final String[] JEERS = {"滚", "废物", "恶心"};

    private final Comments comments;

    Campaigns(Comments comments) {
        this.comments = comments;
    }

    /** Ten accounts say the same within ten minutes. */
    List<Observation> swarm() {
        List<Observation> swarm = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            swarm.add(comments.hostile(100 + i, 600 + 50L * i, "lin-zhixia"));
        }
        return swarm;
    }

    /** Six accounts say the same again and again, a quarter of an hour apart. */
    List<Observation> drip() {
        List<Observation> drip = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            drip.add(comments.of(200 + i % 6, 900L * i, DRIP, 0.9, null, "zhou-ran"));
        }
        return drip;
    }

    /** Three accounts go from one target's thread to the next. */
    List<Observation> raid() {
        List<Observation> raid = new ArrayList<>();
        for (int place = 0; place < 4; place++) {
            for (int i = 0; i < 3; i++) {
                raid.add(comments.of(
                        300 + i, 5_000L * place + 40L * i, JEERS[i], 0.9, "thread-" + place, "target-" + place));
            }
        }
        return raid;
    }

    /** Accounts that say something of their own; where one is hostile hardly anybody else is. */
    private List<Observation> crowd(int size) {
        Random random = new Random(7);
        List<Observation> crowd = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            StringBuilder text = new StringBuilder();
            for (int letter = 0; letter < 20; letter++) {
                text.append((char) ('一' + random.nextInt(5_000)));
            }
            crowd.add(comments.of(
                    1_000 + random.nextInt(size),
                    random.nextInt(21_600),
                    text.toString(),
                    random.nextInt(10) == 0 ? 0.6 : 0.02,
                    null,
                    "crowd-target-" + random.nextInt(200)));
        }
        return crowd;
    }

    /** All campaigns and a crowd, in order of time. */
    List<Observation> all(int crowd) {
        List<Observation> all = crowd(crowd);
        all.addAll(swarm());
        all.addAll(drip());
        all.addAll(raid());
        all.sort(Comparator.comparing(Observation::eventTime).thenComparing(Observation::commentKey));
        return all;
    }
}
