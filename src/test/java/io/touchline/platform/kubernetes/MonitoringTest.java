package io.touchline.platform.kubernetes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for what the service really exports, and what it exports names nobody. */
@QuarkusTest
class MonitoringTest {

    /** What Prometheus itself and kube-state-metrics say, and the label that tells ours. */
    private static final Map<String, Set<String>> FROM_THE_CLUSTER = Map.of(
            "up", Set.of(),
            "container_memory_working_set_bytes", Set.of("container"),
            "kubelet_volume_stats_available_bytes", Set.of("persistentvolumeclaim"),
            "kubelet_volume_stats_capacity_bytes", Set.of("persistentvolumeclaim"),
            "kube_cronjob_created", Set.of("cronjob"),
            "kube_cronjob_status_last_successful_time", Set.of("cronjob"),
            "kube_deployment_status_replicas_unavailable", Set.of("deployment"),
            "kube_horizontalpodautoscaler_spec_max_replicas", Set.of("horizontalpodautoscaler"),
            "kube_horizontalpodautoscaler_status_current_replicas", Set.of("horizontalpodautoscaler"));

    /** Labels that every series of a pod has in Prometheus, and none here. */
    private static final Set<String> OF_THE_CLUSTER = Set.of("job", "namespace", "pod");

    private static final String STATUS = "status";

    @Test
    void asksOnlyForWhatThereIs() {
        insult(Api.fresh("u"));

        Set<String> exported = new HashSet<>(FROM_THE_CLUSTER.keySet());
        exported.addAll(exportedOnceCounted("touchline_cases_open"));

        assertThat(Monitoring.asked()).hasSizeGreaterThan(30).allSatisfy((who, expressions) -> assertThat(expressions)
                .allSatisfy(expression -> assertThat(exported).as(who).containsAll(PromQl.metrics(expression))));
    }

    /** A label that is misspelt, or a value that is never given, selects nothing and raises no alarm. */
    @Test
    void selectsWhatThereIs() {
        List<Series> series = seriesOfBothWays();

        assertThat(Monitoring.asked()).allSatisfy((who, expressions) -> assertThat(expressions)
                .flatExtracting(PromQl::selectors)
                .allSatisfy(selector -> assertThat(selected(selector, series))
                        .as("%s: %s", who, selector)
                        .isNotEmpty()));
    }

    /** The list of assessments has the uri of the call that brings one, and is a matter of other times. */
    @Test
    void takesOneMethodWhereItTakesOneUri() {
        List<Series> series = seriesOfBothWays();

        assertThat(Monitoring.asked().values().stream()
                        .flatMap(List::stream)
                        .flatMap(expression -> PromQl.selectors(expression).stream())
                        .filter(selector -> selector.matchers().stream()
                                .anyMatch(one -> one.label().equals("uri")
                                        && one.operator().equals("="))))
                .hasSizeGreaterThan(3)
                .allSatisfy(selector -> assertThat(selected(selector, series))
                        .extracting(one -> one.labels().get("method"))
                        .as(selector.toString())
                        .containsOnly("POST"));
    }

    @Test
    void groupsByLabelsThatThereAreAndShowsThem() {
        List<Series> series = seriesOfBothWays();

        assertThat(Monitoring.shown()).hasSizeGreaterThan(30).allSatisfy((expression, shown) -> {
            Set<String> there = new HashSet<>(OF_THE_CLUSTER);
            for (String metric : PromQl.metrics(expression)) {
                there.addAll(FROM_THE_CLUSTER.getOrDefault(metric, Set.of()));
                series.stream()
                        .filter(one -> one.metric().equals(metric))
                        .forEach(one -> there.addAll(one.labels().keySet()));
            }
            Set<String> kept = PromQl.groupings(expression);
            assertThat(there).as(expression).containsAll(kept);
            assertThat(kept.isEmpty() ? there : kept).as(expression).containsAll(shown);
        });
    }

    /** Prometheus may see a second installation: its replicas must neither hide that ours are away nor alarm for them. */
    @Test
    void looksAtOneInstallationAlone() {
        PromQl.LabelMatcher ours = new PromQl.LabelMatcher("namespace", "=", "touchline");
        PromQl.LabelMatcher ofEngines = new PromQl.LabelMatcher("namespace", "=", "touchline-data");

        assertThat(Monitoring.asked()).allSatisfy((who, expressions) -> {
            // The adapter is asked for one namespace at a time.
            if (!who.startsWith("adapter ")) {
                assertThat(expressions).allSatisfy(expression -> assertThat(PromQl.selectors(expression))
                        .as("%s: %s", who, expression)
                        .allMatch(selector -> selector.matchers()
                                .contains(selector.metric().startsWith("kubelet_volume_stats_") ? ofEngines : ours))
                        .extracting(PromQl.Selector::metric)
                        .containsAll(PromQl.metrics(expression)));
            }
        });
        assertThat(List.of("overlays/local", "overlays/production")).allSatisfy(overlay -> {
            Path kustomization = Manifests.ROOT.resolve(overlay).resolve("kustomization.yaml");
            assertThat(Manifests.yaml(kustomization).get(0).path("namespace").asText())
                    .isEqualTo(ours.value());
        });
    }

    /** A stream is a 200 however many of its lines are refused; and PostgreSQL is not all that a 503 may come of. */
    @Test
    void asksForEachWayToBeTurnedAway() {
        assertThat(PromQl.metrics(alert("TouchlineShedsLoad").getExpr().getStrVal()))
                .containsExactlyInAnyOrder(
                        "http_server_requests_seconds_count",
                        "touchline_stream_lines_total",
                        "touchline_stream_refused_lines_total",
                        "touchline_comments_total",
                        "touchline_batch_refused_items_total");

        List<PromQl.Selector> refusals = Monitoring.alerts().stream()
                .flatMap(alert -> PromQl.selectors(alert.getExpr().getStrVal()).stream())
                .filter(selector -> selector.metric().equals("http_server_requests_seconds_count"))
                .filter(selector -> selector.matchers().stream()
                        .anyMatch(one -> one.label().equals(STATUS) && one.takes("503") && !one.takes("200")))
                .toList();
        List<Map<String, String>> calls = List.of(
                Map.of("method", "POST", "uri", "/v1/assessments"),
                Map.of("method", "GET", "uri", "/v1/assessments"),
                Map.of("method", "POST", "uri", "/v1/assessments/batch"),
                Map.of("method", "POST", "uri", "/v1/cases/{id}/{part}"),
                Map.of("method", "POST", "uri", "/v1/retention/runs"));
        assertThat(calls).allSatisfy(call -> assertThat(refusals).anyMatch(selector -> selector.matchers().stream()
                .filter(one -> call.containsKey(one.label()))
                .allMatch(one -> one.takes(call.get(one.label())))));
    }

    /** What undo takes back is the Deployment; the lexicons are read from where the apply has put them. */
    @Test
    void saysWithEachRollBackWhatItLeaves() {
        assertThat(Monitoring.alerts().stream()
                        .map(alert -> alert.getAnnotations().get("runbook"))
                        .filter(runbook -> runbook.contains("rollout undo")))
                .hasSizeGreaterThan(1)
                .allSatisfy(runbook -> assertThat(runbook).contains("lexicons"));
    }

    /** What a replica says that has just started, or of PostgreSQL that is just back, is no backlog that stays. */
    @Test
    void letsTheOutboxBeWorkedOffBeforeItAlarms() {
        Rule stays = alert("TouchlineOutboxStays");

        assertThat(stays.getFor()).isEqualTo("10m");
        assertThat(stays.getExpr().getStrVal())
                .as("looks at now alone: a look back holds of whoever has just begun, and of the outage itself")
                .doesNotContain("[");
    }

    private static Rule alert(String name) {
        return Monitoring.alerts().stream()
                .filter(alert -> alert.getAlert().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static List<Series> selected(PromQl.Selector selector, List<Series> series) {
        Set<String> known = FROM_THE_CLUSTER.get(selector.metric());
        if (known != null) {
            return selector.matchers().stream()
                            .allMatch(one -> known.contains(one.label()) || OF_THE_CLUSTER.contains(one.label()))
                    ? List.of(new Series(selector.metric(), Map.of()))
                    : List.of();
        }
        return series.stream()
                .filter(one -> one.metric().equals(selector.metric()))
                .filter(one -> selector.matchers().stream().allMatch(wanted -> takes(wanted, one)))
                .toList();
    }

    /** Nothing here fails inside: any status will do that there is in HTTP. */
    private static boolean takes(PromQl.LabelMatcher wanted, Series series) {
        if (OF_THE_CLUSTER.contains(wanted.label())) {
            return true;
        }
        String actual = series.labels().get(wanted.label());
        return actual != null
                && (wanted.label().equals(STATUS)
                        ? IntStream.range(100, 600).anyMatch(status -> wanted.takes(Integer.toString(status)))
                        : wanted.takes(actual));
    }

    private static List<Series> seriesOfBothWays() {
        insult(Api.fresh("u"));
        Api.call().get("/v1/assessments?limit=1").then().statusCode(200);
        exportedOnceCounted("touchline_cases_open");
        return Series.of(scrape());
    }

    @Test
    void saysWithEachAlertWhatToDo() {
        assertThat(Monitoring.alerts()).hasSizeGreaterThan(15).allSatisfy(alert -> {
            assertThat(alert.getLabels().get("severity")).isIn("critical", "warning", "info");
            assertThat(alert.getAnnotations()).containsOnlyKeys("summary", "runbook");
            assertThat(alert.getAnnotations().get("runbook")).hasSizeGreaterThan(40);
        });
        assertThat(Monitoring.alerts()).extracting("alert").doesNotHaveDuplicates();
    }

    @Test
    void findsTheMetricsOfAnExpression() {
        assertThat(
                        PromQl.metrics(
                                "sum by (a, b) (rate(one_total{x=~\"no{t\",y!=\"z\"}[5m])) / on () group_left () two > 0.5 and three"))
                .containsExactly("one_total", "three", "two");
        assertThat(PromQl.selectors("sum by (le) (rate(one_total{x=~\"no{t\",y!=\"z\"}[5m])) / two{}"))
                .containsExactly(
                        new PromQl.Selector(
                                "one_total",
                                List.of(
                                        new PromQl.LabelMatcher("x", "=~", "no{t"),
                                        new PromQl.LabelMatcher("y", "!=", "z"))),
                        new PromQl.Selector("two", List.of()));
        assertThat(PromQl.groupings("sum by (a, b) (x{c=\"by (d)\"}) / on () group_left (e) y"))
                .containsExactly("a", "b", "e");
        assertThatThrownBy(() -> PromQl.metrics("sum(rate(one_total[5m])"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PromQl.metrics("rate(1)")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesNobodyInALabel() {
        String author = Api.fresh("secretive");
        String comment = insult(author);
        for (String path : Set.of(
                "/v1/accounts/" + author,
                "/v1/assessments?authorId=" + author,
                "/v1/assessments/" + author,
                "/v1/accounts/" + author + "/strikes/" + comment,
                "/v1/" + author,
                "/" + author)) {
            Api.call().get(path);
            given().get(path);
        }

        assertThat(scrape()).doesNotContain("secretive").doesNotContain(comment).doesNotContain("傻逼");
    }

    /** Labels that Prometheus gives every series of a pod take the place of a metric's own. */
    @Test
    void leavesTheClustersLabelsToTheCluster() {
        insult(Api.fresh("u"));
        exportedOnceCounted("touchline_cases_open");

        assertThat(scrape().lines().filter(line -> line.startsWith("touchline_")))
                .isNotEmpty()
                .noneMatch(line ->
                        line.matches("[a-z_]+\\{([^}]*,)?(namespace|pod|job|instance|service|container|endpoint)=.*"));
    }

    @Test
    void countsByWhatWasAnswered() {
        insult(Api.fresh("u"));

        assertThat(scrape())
                .containsPattern("touchline_labels_total\\{label=\"insult.person\",?} [1-9]")
                .containsPattern("touchline_degraded_total\\{part=\"queue\",?} ")
                .containsPattern("touchline_storm_comments_total\\{level=\"STORM\",?} ")
                .containsPattern("touchline_dependency_up\\{dependency=\"redis\",?} 1")
                .containsPattern("touchline_build_info\\{revision=\"[a-z0-9]+\",version=\"0[^\"]+\",?} 1");
    }

    /** A backfill tells storms of last year, which are no reason to call anybody now. */
    @Test
    void countsStormLevelsOfNowAlone() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        double before = calm();

        Map<String, Object> old = Api.comment(Api.fresh("c"), Api.fresh("u"), name + "加油");
        old.put("postedAt", Instant.now().minus(Duration.ofDays(300)).toString());
        Api.assess(old).then().statusCode(200).body("storms[0].level", equalTo("CALM"));
        assertThat(calm()).isEqualTo(before);

        Map<String, Object> handedOnLate = Api.comment(Api.fresh("c"), Api.fresh("u"), name + "加油");
        handedOnLate.put("postedAt", Instant.now().minus(Duration.ofMinutes(20)).toString());
        Api.assess(handedOnLate).then().statusCode(200);
        Api.assess(Api.comment(Api.fresh("c"), Api.fresh("u"), name + "加油"))
                .then()
                .statusCode(200);
        assertThat(calm()).isEqualTo(before + 2);
    }

    private static double calm() {
        return scrape().lines()
                .filter(line -> line.startsWith("touchline_storm_comments_total{level=\"CALM\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** @return the comment's id */
    private static String insult(String author) {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String id = Api.fresh("c");
        Api.assess(Api.comment(id, author, name + "就是个傻逼")).then().statusCode(200);
        return id;
    }

    private static Set<String> exportedOnceCounted(String counted) {
        Set<String> names = Set.of();
        for (int look = 0; look < 150 && !names.contains(counted); look++) {
            names = scrape().lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[ {]", 2)[0])
                    .collect(Collectors.toSet());
            ServiceProcess.pause(Duration.ofMillis(names.contains(counted) ? 0 : 100));
        }
        return names;
    }

    private static String scrape() {
        return given().accept("text/plain").get("/q/metrics").asString();
    }
}
