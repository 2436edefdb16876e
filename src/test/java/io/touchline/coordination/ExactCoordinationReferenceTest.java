package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.RedisClient;
import io.touchline.testsupport.RedisProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exact mode beside CooRTweet itself: its data set of Russian tweets and the networks that it found there. Both are in
 * the folder that {@code -Dtouchline.reference} names, and not in the repository.
 */
class ExactCoordinationReferenceTest {

    private static final String FOLDER = System.getProperty("touchline.reference", "");
    private static final List<Integer> PARTICIPATIONS = List.of(2, 5);

    private static List<SharingNetwork.Row> rows;
    private static RedisProcess process;
    private static RedisClient client;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(!FOLDER.isBlank(), "touchline.reference names no folder");
        rows = Shares.read(Path.of(FOLDER, "russian_coord_tweets.csv"));
        process = RedisProcess.start();
        client = RedisClient.of(process);
    }

    @AfterAll
    static void close() {
        if (process != null) {
            client.close();
            process.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"10", "60"})
    void twinIsCooRTweet(int window) throws IOException {
        SharingNetwork batch = SharingNetwork.of(rows, window);

        for (int leastParticipation : PARTICIPATIONS) {
            assertThat(batch.weights(leastParticipation)).isEqualTo(reference(window, leastParticipation));
        }
    }

    @ParameterizedTest
    @CsvSource({"10, IN_ORDER", "60, IN_ORDER", "10, LATE", "60, LATE", "10, TWICE", "60, TWICE", "10, CUT", "60, CUT"})
    void keepsThePairsAndWeightsOfCooRTweet(int window, Arrival arrival) throws IOException {
        String namespace = "t-" + Comments.random();

        arrival.send(
                Shares.observations(namespace, rows),
                client.redis(),
                redis -> ExactMode.tracker(redis, CallReach.NODE, window, "3650d"),
                new Random(window));

        SharingNetwork kept = new KeptInRedis(client.redis(), namespace).network();
        for (int leastParticipation : PARTICIPATIONS) {
            assertThat(kept.weights(leastParticipation)).isEqualTo(reference(window, leastParticipation));
        }
    }

    private static Map<SharingNetwork.Edge, Long> reference(int window, int leastParticipation) throws IOException {
        Path file = Path.of(FOLDER, "coortweet-tw" + window + "-mp" + leastParticipation + ".csv");
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.toMap(
                        edge -> new SharingNetwork.Edge(edge[0], edge[1]), edge -> Long.parseLong(edge[2])));
    }
}
