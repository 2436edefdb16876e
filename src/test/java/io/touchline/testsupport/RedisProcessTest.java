package io.touchline.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedisProcessTest {

    @ParameterizedTest
    @EnumSource(RedisProcess.Fsync.class)
    void keepsItsDataAndItsPortAcrossStopAndKill(RedisProcess.Fsync fsync) {
        try (RedisProcess redis = RedisProcess.start(fsync)) {
            int port = redis.port();
            redis.command("SET first 1");
            redis.stop();
            assertThatThrownBy(() -> redis.command("PING")).isInstanceOf(UncheckedIOException.class);
            redis.restart();
            redis.command("SET second 2");
            redis.kill();

            redis.restart();

            assertThat(redis.port()).isEqualTo(port);
            assertThat(redis.command("GET first")).isEqualTo("1");
            assertThat(redis.command("GET second")).isEqualTo("2");
            assertThat(redis.command("INFO server")).contains("tcp_port:" + port);
        }
    }

    @Test
    void pausedOneAnswersOnceItIsResumed() throws Exception {
        try (RedisProcess redis = RedisProcess.start();
                RedisClient client = RedisClient.of(redis)) {
            assertThat(client.redis()
                            .send(Request.cmd(Command.PING))
                            .await()
                            .atMost(Duration.ofSeconds(5))
                            .toString())
                    .isEqualTo("PONG");
            redis.pause();
            CompletableFuture<Response> pending =
                    client.redis().send(Request.cmd(Command.PING)).subscribeAsCompletionStage();
            assertThatThrownBy(() -> client.redis()
                            .send(Request.cmd(Command.PING))
                            .await()
                            .atMost(Duration.ofMillis(200)))
                    .isInstanceOf(TimeoutException.class);
            assertThat(pending).isNotDone();

            redis.resume();

            assertThat(pending.get(5, TimeUnit.SECONDS).toString()).isEqualTo("PONG");
        }
    }

    @Test
    void stopsAndClosesAlsoWhilePaused() {
        Path directory;
        try (RedisProcess redis = RedisProcess.start()) {
            redis.pause();
            redis.stop();
            redis.restart();
            directory = redis.directory();
            redis.pause();
        }

        assertThat(directory).doesNotExist();
    }
}
