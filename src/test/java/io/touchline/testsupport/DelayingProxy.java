package io.touchline.testsupport;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Stands between clients and a server on the loopback address, and makes the way as bad as a test wants: slow, or a
 * black hole in which bytes vanish while connections stay open, as when the other host has lost its power.
 */
public final class DelayingProxy implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final int serverPort;
    private final NetServer server;
    private volatile long delayMillis;
    private volatile boolean swallowing;

    private DelayingProxy(int serverPort) {
        this.serverPort = serverPort;
        this.server = done(vertx.createNetServer().connectHandler(this::accept).listen(0, "127.0.0.1"));
    }

    /** A proxy that passes everything on at once. */
    public static DelayingProxy to(int serverPort) {
        return new DelayingProxy(serverPort);
    }

    public int port() {
        return server.actualPort();
    }

    /** Whatever the server says from now on comes so much later, in order. */
    public void delay(Duration delay) {
        delayMillis = delay.toMillis();
    }

    /** Nothing passes any more on the connections there are, ever; nor on new ones, until {@link #heal}. */
    public void swallow() {
        swallowing = true;
        lines.forEach(line -> line.dead = true);
    }

    /** New connections are as good as any. Those that were swallowed stay dead. */
    public void heal() {
        delayMillis = 0;
        swallowing = false;
    }

    private void accept(NetSocket near) {
        Line line = new Line(near);
        lines.add(line);
        near.pause();
        client.connect(serverPort, "127.0.0.1").onComplete(connected -> {
            if (connected.succeeded()) {
                line.open(connected.result());
            } else {
                near.close();
            }
        });
    }

    private final class Line {

        private final NetSocket near;
        private final Deque<Buffer> held = new ArrayDeque<>();
        private volatile boolean dead = swallowing;

        Line(NetSocket near) {
            this.near = near;
        }

        void open(NetSocket far) {
            near.handler(asked -> {
                if (!dead) {
                    far.write(asked);
                }
            });
            far.handler(this::answered);
            near.closeHandler(closed -> {
                lines.remove(this);
                far.close();
            });
            far.closeHandler(closed -> {
                if (!dead) {
                    near.close();
                }
            });
            near.resume();
        }

        private void answered(Buffer said) {
            if (dead) {
                return;
            }
            if (delayMillis == 0 && held.isEmpty()) {
                near.write(said);
                return;
            }
            held.add(said);
            vertx.setTimer(Math.max(1, delayMillis), late -> near.write(held.remove()));
        }
    }

    @Override
    public void close() {
        done(vertx.close());
    }

    /** What a future has become, within ten seconds. */
    static <T> T done(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
