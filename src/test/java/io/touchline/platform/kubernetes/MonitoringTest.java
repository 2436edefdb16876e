package io.touchline.platform.kubernetes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.ServiceProcess;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for what the service really exports, and what it exports names nobody. */
@QuarkusTest
class MonitoringTest {

    /** What Prometheus itself and kube-state-metrics say. */
    private static final Set<String> FROM_THE_CLUSTER = Set.of(
            "up",
            "kube_cronjob_created",
            "kube_cronjob_status_last_successful_time",
            "kube_deployment_status_replicas_unavailable",
            "kube_horizontalpodautoscaler_spec_max_replicas",
            "kube_horizontalpodautoscaler_status_current_replicas");

    @Test
    void asksOnlyForWhatThereIs() {
        insult(Api.fresh("u"));

        Set<String> exported = new HashSet<>(FROM_THE_CLUSTER);
        exported.addAll(exportedOnceCounted("touchline_cases_open"));

        assertThat(Monitoring.asked())
                .hasSizeGreaterThan(30)
                .allSatisfy((who, metrics) -> assertThat(exported).as(who).containsAll(metrics));
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
