package io.touchline.testsupport;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a cluster puts before the replicas: requests go by turns to those that say they are ready, and a request whose
 * connection broke before there was an answer goes to the next.
 */
public final class RoundRobin implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 100;
    private static final int TRIES = 4;

    /** To each replica. */
    private static final int CONNECTIONS = 200;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final List<Integer> ports;
    private final boolean[] ready;
    private final HttpServer server;

    public RoundRobin(List<Integer> ports) {
        this.ports = ports;
        this.ready = new boolean[ports.size()];
        for (int replica = 0; replica < ready.length; replica++) {
            ready[replica] = true;
            look(replica);
        }
        this.server = DelayingProxy.done(
                vertx.createHttpServer().requestHandler(this::serve).listen(0, "127.0.0.1"));
    }

    public int port() {
        return server.actualPort();
    }

    /** Requests that had to be sent once more. */
    public int retries() {
        return retries.get();
    }

    private void look(int replica) {
        client.request(HttpMethod.GET, ports.get(replica), "127.0.0.1", "/q/health/ready")
                .compose(request -> request.send())
                .map(response -> response.statusCode() == 200)
                .otherwise(false)
                .onSuccess(isReady -> {
                    ready[replica] = isReady;
                    vertx.setTimer(LOOK_EVERY_MILLIS, again -> look(replica));
                });
    }

    private void serve(HttpServerRequest near) {
        near.body().onSuccess(body -> pass(near, body, TRIES));
    }

    private void pass(HttpServerRequest near, Buffer body, int tries) {
        RequestOptions far = new RequestOptions()
                .setMethod(near.method())
                .setHost("127.0.0.1")
                .setPort(next())
                .setURI(near.uri())
                .setHeaders(near.headers());
        client.request(far)
                .compose(request -> request.send(body))
                .compose(response -> response.body().map(said -> new Said(response, said)))
                .onSuccess(said -> near.response()
                        .setStatusCode(said.response.statusCode())
                        .end(said.body))
                .onFailure(broken -> {
                    if (tries > 1) {
                        retries.incrementAndGet();
                        vertx.setTimer(10, later -> pass(near, body, tries - 1));
                    } else {
                        near.response().setStatusCode(502).end();
                    }
                });
    }

    private record Said(HttpClientResponse response, Buffer body) {}

    private int next() {
        for (int i = 0; i < ready.length; i++) {
            int replica = Math.floorMod(turn.getAndIncrement(), ready.length);
            if (ready[replica]) {
                return ports.get(replica);
            }
        }
        return ports.get(0);
    }

    @Override
    public void close() {
        DelayingProxy.done(vertx.close());
    }
}
