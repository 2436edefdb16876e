package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/** Rows of shared links, made by chance or read from CooRTweet's own file, and the comments that they come from. */
final class Shares {

    private static final int ACCOUNTS = 600;
    private static final int CREW = 12;
    private static final int OBJECTS = 80;
    private static final int SECONDS = 6 * 3_600;
    private static final long START = Comments.KICK_OFF.getEpochSecond();

    private final Random random;
    private final List<SharingNetwork.Row> rows = new ArrayList<>();
    private long content;

    private Shares(long seed) {
        this.random = new Random(seed);
    }

    /** Some 3,000: hot and rare objects, bursts, a crew, ties in time, contents under several objects. */
    static List<SharingNetwork.Row> ofChance(long seed) {
        return new Shares(seed).make();
    }

    private List<SharingNetwork.Row> make() {
        while (rows.size() < 3_000) {
            if (random.nextInt(25) == 0) {
                burst();
            } else {
                share(someAccount(), random.nextInt(SECONDS), someObject());
            }
        }
        return List.copyOf(rows);
    }

    private void burst() {
        int object = someObject();
        int begin = random.nextInt(SECONDS);
        boolean byCrew = random.nextBoolean();
        for (int shares = 3 + random.nextInt(12); shares > 0; shares--) {
            share(byCrew ? random.nextInt(CREW) : someAccount(), begin + random.nextInt(70), object);
        }
    }

    private void share(int account, int second, int object) {
        content++;
        TreeSet<Integer> objects = new TreeSet<>(List.of(object));
        while (random.nextInt(8) == 0) {
            objects.add(someObject());
        }
        for (int each : objects) {
            rows.add(new SharingNetwork.Row(
                    object((long) each << 40 | each), Comments.account(account).hex(), content, START + second));
        }
    }

    /** The last ones hardly ever share anything. */
    private int someAccount() {
        double place = random.nextDouble();
        return (int) (ACCOUNTS * place * place);
    }

    /** The first ones are hot, the last ones rare. */
    private int someObject() {
        double place = random.nextDouble();
        return (int) (OBJECTS * place * place * place);
    }

    /** @param file of object, account, content and second, the first three hex */
    static List<SharingNetwork.Row> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(row ->
                        new SharingNetwork.Row(object(first(row[0])), row[1], first(row[2]), Long.parseLong(row[3])))
                .toList();
    }

    private static long object(long hash) {
        return ActedObject.of(ObjectKind.LINK, hash).key();
    }

    private static long first(String hex) {
        return Long.parseUnsignedLong(hex, 0, 16, 16);
    }

    /** One for each content, in order of time. */
    static List<Observation> observations(String namespace, List<SharingNetwork.Row> rows) {
        Map<Long, List<ActedObject>> objects = new HashMap<>();
        Map<Long, SharingNetwork.Row> contents = new LinkedHashMap<>();
        for (SharingNetwork.Row row : rows) {
            objects.computeIfAbsent(row.content(), k -> new ArrayList<>()).add(new ActedObject(row.object()));
            contents.put(row.content(), row);
        }
        return contents.values().stream()
                .sorted(Comparator.comparingLong(SharingNetwork.Row::second))
                .map(row -> new Observation(
                        namespace,
                        "%016x%016x".formatted(row.content(), 0),
                        AccountKey.ofHex(row.account()),
                        Instant.ofEpochSecond(row.second()),
                        0.9,
                        new CommentObjects(objects.get(row.content()), 0),
                        List.of()))
                .toList();
    }
}
