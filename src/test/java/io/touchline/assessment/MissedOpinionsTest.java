package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.touchline.api.KeyedHash;
import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.Encoders;
import io.touchline.encoder.Relation;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.LearnedModel.Blend;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.Category;
import io.touchline.scoring.Aim;
import io.touchline.scoring.FirstReading;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What becomes of comments in doubt when the encoders are not there, or not fast enough. */
class MissedOpinionsTest {

    private static final int COMMENTS = 200;
    private static final int PLENTY = 1_000_000;

    /** For those who ask nothing about rumours, whose encoders take as long to load as the others. */
    private static final PairReadings.Opener NO_PAIRS = () -> {
        throw new EncoderException("not asked for", null);
    };

    /** Comments in doubt behind one that is in none. */
    private static final List<Reading> READINGS = new ArrayList<>();

    private static RunningLexicons lexicons;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeAll
    static void read() throws IOException {
        Canonicaliser canonicaliser = new Canonicaliser();
        lexicons = running(ModelFile.bundled());
        lexicons.start(null);
        READINGS.add(reading("明天的训练课改到下午三点，请大家准时", canonicaliser));
        double band = EncoderModelFile.bundled().band();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(Path.of("src/main/training/contrast-passes.jsonl"))) {
            Reading reading = reading(json.readTree(line).get("text").textValue(), canonicaliser);
            if (READINGS.size() <= COMMENTS && reading.first().doubt() < band) {
                READINGS.add(reading);
            }
        }
        assertThat(READINGS).hasSize(COMMENTS + 1);
    }

    private static RunningLexicons running(LearnedModel model) {
        return new RunningLexicons(
                LexiconOrigin.of(Optional.empty()),
                Optional.of(model),
                new Canonicaliser(),
                disguises -> {},
                new SimpleMeterRegistry());
    }

    private static Reading reading(String text, Canonicaliser canonicaliser) {
        CanonicalText canonical = canonicaliser.canonicalise(text);
        FirstReading first = lexicons.current().scorer().first(canonical, List.of(), Aim.NONE);
        return Reading.of(canonical, first, Reading.Addressees.NONE, List.of(), Map.of());
    }

    @Test
    void withoutEncodersTheFirstTierAnswersAndSaysSo() throws Exception {
        SecondOpinions opinions = opinions(
                tuned -> {
                    throw new EncoderException("no native library", new UnsatisfiedLinkError());
                },
                new Config(COMMENTS, PLENTY));
        opinions.start(null);

        List<Reading> answers = opinions.hear(READINGS, Deadline.in(Duration.ofSeconds(10)))
                .await()
                .indefinitely();

        assertThat(answers).hasSameSizeAs(READINGS);
        assertThat(answers.get(0)).isSameAs(READINGS.get(0));
        for (int i = 1; i < answers.size(); i++) {
            assertThat(answers.get(i).opinionMissed()).isTrue();
            assertThat(answers.get(i).score()).isEqualTo(READINGS.get(i).score());
        }
        assertThat(opinions.version()).contains(EncoderModelFile.bundled().version());
        assertThat(missed()).isEqualTo(COMMENTS);
    }

    /** Rumours are compared by encoders of their own. */
    @Test
    void opinionsDoNotNeedTheEncodersOfRumours() throws Exception {
        PairReadings.Opener withoutPairs = () -> {
            throw new EncoderException("damaged", new IOException());
        };
        SecondOpinions opinions = opinions(Encoders::open, withoutPairs, new Config(2 * COMMENTS, PLENTY));
        opinions.start(null);
        try {
            List<Reading> answers = opinions.hear(READINGS.subList(0, 5), Deadline.in(Duration.ofSeconds(20)))
                    .await()
                    .indefinitely();

            assertThat(answers).noneMatch(Reading::opinionMissed);
            Uni<double[]> read =
                    opinions.work(encoders -> encoders.read("他输了", "加油"), Deadline.in(Duration.ofSeconds(1)), true);
            assertThatThrownBy(() -> read.await().indefinitely()).isInstanceOf(IllegalStateException.class);
        } finally {
            opinions.stop(null);
        }
    }

    /** They know nothing of the first tier, whoever has calibrated it. */
    @Test
    void theEncodersOfRumoursReadBesideAFirstTierOfOnesOwn() throws Exception {
        SecondOpinions opinions =
                opinions(Encoders::open, PairReadings.BUNDLED, new Config(COMMENTS, PLENTY), calibrated());
        opinions.start(null);
        try {
            assertThat(opinions.version()).isEmpty();
            assertThat(opinions.hear(READINGS, Deadline.in(Duration.ofSeconds(1)))
                            .await()
                            .indefinitely())
                    .isSameAs(READINGS);

            assertThat(opinions.readPairs()).isTrue();
            assertThat(opinions.work(encoders -> encoders.read("他输了", "加油"), Deadline.in(Duration.ofSeconds(30)), true)
                            .await()
                            .indefinitely())
                    .hasSize(Relation.values().length);
        } finally {
            opinions.stop(null);
        }
    }

    /** With a first tier that the second in the jar was not fitted beside; not started: only it is asked for. */
    static RunningLexicons calibrated() {
        LearnedModel bundled = ModelFile.bundled();
        Map<Category, Blend> blends = new EnumMap<>(bundled.blends());
        blends.replaceAll((category, blend) -> new Blend(blend.bias() + 1, blend.slope()));
        return running(ModelFile.of(bundled.ngrams(), bundled.labels(), blends));
    }

    @Test
    void aClaimThatIsNotReadIsInTheLog() throws Exception {
        List<Throwable> logged = new ArrayList<>();
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(PairReadings.class.getName());
        EncoderException failure = new EncoderException("out of memory", null);
        try (PairReadings pairs = new PairReadings(PairReadings.BUNDLED, meters)) {
            pairs.load();
            logger.addHandler(log);

            Uni<double[]> read = pairs.work(
                    encoders -> {
                        throw new CompletionException(failure);
                    },
                    Deadline.in(Duration.ofSeconds(10)),
                    true,
                    Runnable::run);

            assertThatThrownBy(() -> read.await().indefinitely()).hasCause(failure);
            assertThat(logged).singleElement().satisfies(thrown -> assertThat(thrown)
                    .hasCause(failure));
            assertThat(pairs("missed")).isEqualTo(1);
            pairs.work(encoders -> "read", Deadline.in(Duration.ofSeconds(10)), true, Runnable::run)
                    .await()
                    .indefinitely();
            assertThat(pairs("heard")).isEqualTo(1);
        } finally {
            logger.removeHandler(log);
        }
    }

    private double pairs(String outcome) {
        return meters.get("touchline.encoder.pairs")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    /**
     * One thread cannot encode two hundred comments in ten milliseconds. Repeated, since whether somebody
     * later meets what failed for somebody earlier is a matter of luck.
     */
    @RepeatedTest(5)
    void whatDoesNotComeInTimeIsMissedAndTheRestIsHeard() throws Exception {
        SecondOpinions opinions = opinions(Encoders::open, NO_PAIRS, new Config(2 * COMMENTS, PLENTY));
        opinions.start(null);
        try {
            List<Reading> answers = opinions.hear(READINGS, Deadline.in(Duration.ofMillis(10)))
                    .await()
                    .indefinitely();

            assertThat(answers).hasSameSizeAs(READINGS);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).text()).isSameAs(READINGS.get(i).text());
            }
            assertThat(missed()).isPositive();
            assertThat(answers.stream().filter(Reading::opinionMissed)).hasSize((int) missed());

            List<Reading> later = opinions.hear(READINGS.subList(0, 3), Deadline.in(Duration.ofMinutes(1)))
                    .await()
                    .indefinitely();
            assertThat(later).noneMatch(Reading::opinionMissed);
            assertThat(later.get(1).score()).isNotEqualTo(READINGS.get(1).score());
        } finally {
            opinions.stop(null);
        }
    }

    /** They take one of two comments that may be asked of within a second. */
    @Test
    void copiesInOneCallShareAnOpinion() throws Exception {
        SecondOpinions opinions = opinions(Encoders::open, NO_PAIRS, new Config(2 * COMMENTS, 2));
        opinions.start(null);
        try {
            List<Reading> copies = Collections.nCopies(1_000, READINGS.get(1));

            List<Reading> answers = opinions.hear(copies, Deadline.in(Duration.ofMinutes(1)))
                    .await()
                    .indefinitely();

            assertThat(answers).hasSize(1_000).noneMatch(Reading::opinionMissed);
            assertThat(answers)
                    .extracting(Reading::score)
                    .containsOnly(answers.get(0).score());
            assertThat(counted("heard")).isEqualTo(1_000);
        } finally {
            opinions.stop(null);
        }
    }

    /** Whoever waits for one comment gives up before a hundred others are read. */
    @Test
    void aCallWithOneCommentIsHeardBeforeTheRestOfOneWithMany() throws Exception {
        SecondOpinions opinions = opinions(Encoders::open, new Config(2 * COMMENTS, PLENTY));
        opinions.start(null);
        try {
            Deadline plenty = Deadline.in(Duration.ofMinutes(2));
            CompletableFuture<Void> begin = new CompletableFuture<>();
            CompletableFuture<Void> before =
                    opinions.work(encoders -> begin.join(), plenty, false).subscribeAsCompletionStage();
            CompletableFuture<List<Reading>> many =
                    opinions.hear(READINGS.subList(0, COMMENTS), plenty).subscribeAsCompletionStage();
            CompletableFuture<List<Reading>> one = opinions.hear(READINGS.subList(COMMENTS, COMMENTS + 1), plenty)
                    .subscribeAsCompletionStage();
            CompletableFuture<Double> heard =
                    opinions.work(encoders -> counted("heard"), plenty, false).subscribeAsCompletionStage();

            begin.complete(null);

            assertThat(before).succeedsWithin(Duration.ofMinutes(2));
            assertThat(heard.get(2, TimeUnit.MINUTES))
                    .as("the one, and one of many")
                    .isEqualTo(2);
            assertThat(one.get(2, TimeUnit.MINUTES)).noneMatch(Reading::opinionMissed);
            assertThat(many.get(2, TimeUnit.MINUTES)).hasSize(COMMENTS).noneMatch(Reading::opinionMissed);
        } finally {
            opinions.stop(null);
        }
    }

    private double missed() {
        return counted("missed");
    }

    private double counted(String outcome) {
        return meters.get("touchline.encoder.comments")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private SecondOpinions opinions(SecondOpinions.Opener opener, Config config) {
        return opinions(opener, PairReadings.BUNDLED, config);
    }

    private SecondOpinions opinions(SecondOpinions.Opener opener, PairReadings.Opener pairs, Config config) {
        return opinions(opener, pairs, config, lexicons);
    }

    private SecondOpinions opinions(
            SecondOpinions.Opener opener, PairReadings.Opener pairs, Config config, RunningLexicons beside) {
        return new SecondOpinions(
                opener, pairs, config, beside, new KeyedHash(new byte[32]), new StageTimers(meters), meters);
    }

    /** As the service has it, with room for all. */
    private record Config(int queue, int perSecond) implements EncoderConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public boolean beforeReady() {
            return true;
        }

        @Override
        public Optional<String> modelFile() {
            return Optional.empty();
        }

        @Override
        public OptionalDouble band() {
            return OptionalDouble.empty();
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public Duration budget() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int cacheSize() {
            return 10_000;
        }

        @Override
        public Duration cacheFor() {
            return Duration.ofMinutes(1);
        }
    }
}
