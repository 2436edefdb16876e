package io.touchline.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.encoder.Encoders.Encoded;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The encoders as they come in their jars. */
class EncodersTest {

    private static Encoders encoders;

    @BeforeAll
    static void open() throws EncoderException {
        encoders = Encoders.open();
    }

    @AfterAll
    static void close() throws EncoderException {
        encoders.close();
    }

    @Test
    void textsThatMeanTheSameAreNearer() throws EncoderException {
        assertThat(cosine("他今天踢得太差了", "这场比赛他表现很糟糕")).isGreaterThan(cosine("他今天踢得太差了", "明天的球票在哪里买") + 0.1);
        assertThat(cosine("what a terrible match he played", "his performance today was awful"))
                .isGreaterThan(cosine("what a terrible match he played", "where can i buy tickets for friday") + 0.1);
    }

    @Test
    void theScriptChoosesTheEncoder() throws EncoderException {
        assertThat(encoders.encode("he 也配").kind()).isEqualTo(EncoderKind.CHINESE);
        assertThat(encoders.encode("he").kind()).isEqualTo(EncoderKind.ENGLISH);
        assertThat(encoders.encode("🐶").kind()).isEqualTo(EncoderKind.ENGLISH);
        for (EncoderKind kind : EncoderKind.values()) {
            assertThat(encoders.encode(kind == EncoderKind.CHINESE ? "他" : "he").numbers())
                    .hasSize(kind.dimension());
        }
    }

    @Test
    void nothingIsSaidOfNothing() throws EncoderException {
        assertThat(encoders.encode("").numbers()).containsOnly(0f);
    }

    @Test
    void theSameTextHasTheSameNumbersOnManyThreads() throws Exception {
        float[] expected = encoders.encode("这种人也配进国家队？").numbers();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<float[]>> runs = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() ->
                            encoders.encode(i % 2 == 0 ? "这种人也配进国家队？" : "加油").numbers()))
                    .toList();
            for (int i = 0; i < runs.size(); i += 2) {
                assertThat(runs.get(i).get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static double cosine(String one, String other) throws EncoderException {
        Encoded a = encoders.encode(one);
        Encoded b = encoders.encode(other);
        double product = 0;
        double ofA = 0;
        double ofB = 0;
        for (int k = 0; k < a.numbers().length; k++) {
            product += a.numbers()[k] * b.numbers()[k];
            ofA += a.numbers()[k] * a.numbers()[k];
            ofB += b.numbers()[k] * b.numbers()[k];
        }
        return product / Math.sqrt(ofA * ofB);
    }
}
