package io.touchline.bench;

import io.netty.buffer.ByteBuf;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.LexiconFile;
import io.touchline.testsupport.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Load on the packaged service, one route after the other on the same process: users that send their next request as
 * soon as they have the answer. Service, PostgreSQL, Redis and this generator share the machine.
 */
final class ServiceLoad {

    private static final int BATCH = 100;
    private static final int WARM_UP_SECONDS = 5;
    private static final int MEASURED_SECONDS = 10;
    private static final int CALM_USERS = 4;
    private static final int CALM_SECONDS = 35;
    /** A new set takes some ten seconds and more to compile beside the load. */
    private static final int CHANGING_SECONDS = 70;
    /** The service looks at its lexicons every ten seconds. */
    private static final int SECONDS_BETWEEN_CHANGES = 10;

    private static final String TAKEN = "touchline_lexicons_loads_total{outcome=\"taken\"}";
    private static final String OPINIONS = "touchline_encoder_comments_total{outcome=\"%s\"}";

    private final CommentBodies bodies;
    private final CommentBodies unrelated;
    private final Corpus corpus;

    ServiceLoad(Corpus corpus, CommentTexts comments) {
        this.corpus = corpus;
        this.bodies = CommentBodies.copied(corpus.comments());
        this.unrelated = CommentBodies.copied(comments.distinct().stream()
                .map(text -> new Corpus.Comment(text, null))
                .toList());
    }

    /** The echo comes first. */
    List<LoadResult> run() throws IOException {
        List<LoadTool.Route> routes = List.of(
                new LoadTool.Route("JSON echo", "/bench/echo?bytes=0", 32, 1, bodies::one),
                new LoadTool.Route("one comment", "/v1/assessments", 32, 1, bodies::one),
                new LoadTool.Route("one, FILE.csv", "/v1/assessments", 32, 1, unrelated::one),
                new LoadTool.Route("batch of " + BATCH, "/v1/assessments/batch", 8, BATCH, () -> bodies.batch(BATCH)));
        Path directory = Files.createTempDirectory(Path.of("target"), "bench-service-");
        Path lexicons = copyOfLexicons(directory);
        List<LoadResult> results = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.start(
                directory, "-Dtouchline.assessment.lexicon-directory=" + lexicons.toAbsolutePath())) {
            register(service);
            for (LoadTool.Route route : routes) {
                checkOnce(service, route);
                load(service, route, WARM_UP_SECONDS);
                results.add(load(service, route, MEASURED_SECONDS));
            }
            LoadTool.Route calm = new LoadTool.Route("calm", "/v1/assessments", CALM_USERS, 1, bodies::one);
            results.add(load(service, calm, CALM_SECONDS));
            LoadTool.Route others = new LoadTool.Route("calm, FILE.csv", "/v1/assessments", CALM_USERS, 1, unrelated::one);
            results.add(load(service, others, CALM_SECONDS));
            results.add(whileLexiconsChange(service, lexicons));
        }
        return results;
    }

    /** The same calm load while new lexicons are compiled and take over again and again. */
    private LoadResult whileLexiconsChange(ServiceProcess service, Path lexicons) throws IOException {
        double before = count(service, TAKEN);
        LoadTool.Route changing = new LoadTool.Route("lexicons change", "/v1/assessments", CALM_USERS, 1, bodies::one);
        ScheduledExecutorService author = Executors.newSingleThreadScheduledExecutor();
        try {
            author.scheduleAtFixedRate(() -> change(lexicons), 0, SECONDS_BETWEEN_CHANGES, TimeUnit.SECONDS);
            LoadResult result = load(service, changing, CHANGING_SECONDS);
            if (count(service, TAKEN) - before < 2) {
                throw new IllegalStateException("the lexicons took over " + (count(service, TAKEN) - before) + " times only");
            }
            return result;
        } finally {
            author.shutdownNow();
        }
    }

    private static Path copyOfLexicons(Path directory) throws IOException {
        Path copy = Files.createDirectories(directory.resolve("lexicons"));
        for (LexiconFile file : BundledLexicons.read().files()) {
            Files.writeString(copy.resolve(file.name()), file.text());
        }
        return copy;
    }

    private static void change(Path lexicons) {
        Path file = lexicons.resolve("any-curse.yaml");
        try {
            Files.writeString(file, Files.readString(file) + "# changed" + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double count(ServiceProcess service, String metric) {
        Matcher found = Pattern.compile(Pattern.quote(metric) + " ([0-9.E]+)")
                .matcher(service.get("/q/metrics").body());
        if (!found.find()) {
            throw new IllegalStateException("there is no metric " + metric);
        }
        return Double.parseDouble(found.group(1));
    }

    private void register(ServiceProcess service) {
        corpus.targets()
                .forEach((id, body) -> expectOk(service.put("/v1/targets/" + id, body.toString()), "target " + id));
    }

    /** A route that answers wrongly would be fast. */
    private static void checkOnce(ServiceProcess service, LoadTool.Route route) {
        ByteBuf body = route.body().get();
        HttpResponse<String> answer = service.post(route.path(), body.toString(StandardCharsets.UTF_8));
        body.release();
        expectOk(answer, route.name());
        if (route.path().startsWith("/v1/")) {
            int stored = answer.body().split("\"stored\":true", -1).length - 1;
            if (stored != route.comments()) {
                throw new IllegalStateException(route.name() + ": stored " + stored + " of " + route.comments());
            }
        }
    }

    private static void expectOk(HttpResponse<String> answer, String what) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(what + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private static LoadResult load(ServiceProcess service, LoadTool.Route route, int seconds) {
        double heard = count(service, OPINIONS.formatted("heard"));
        double missed = notHeard(service);
        LoadResult result = LoadTool.closed(service.port(), route, seconds);
        return result.withOpinions(
                count(service, OPINIONS.formatted("heard")) - heard, notHeard(service) - missed, seconds);
    }

    private static double notHeard(ServiceProcess service) {
        return count(service, OPINIONS.formatted("over_budget")) + count(service, OPINIONS.formatted("missed"));
    }
}
