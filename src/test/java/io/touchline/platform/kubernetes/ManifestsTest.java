package io.touchline.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.smallrye.config.WithDefault;
import io.touchline.casework.notice.NoticeConfig;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manifests are read strictly: kinds that are known, no field that the API does not have, and they fit together. */
class ManifestsTest {

    /** The longest that a call may take: the bound of deadlineMs, and the batch's own deadline. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    /** What a backtest may take to stop at shutdown. */
    private static final Duration BACKTEST = Duration.ofSeconds(5);

    /**
     * What the last copies of groups may take: ten seconds until the last round begins, and that one, eight for Redis, two
     * for a connection and, where PostgreSQL hangs, its socket's time-out.
     */
    private static final Duration GROUPS = Duration.ofSeconds(10 + 8 + 2 + 15);

    /** What the writer and the ledger's look-ups may take to end at shutdown. */
    private static final Duration WRITER = Duration.ofSeconds(20);

    /** What was measured, see k8s/README.md, and a third more. */
    private static final BigDecimal BESIDE_THE_HEAP = new BigDecimal(900_000_000);

    @Test
    void holdsNothingThatKubernetesDoesNotKnow() {
        assertThat(Manifests.all()).hasSizeGreaterThan(25).allSatisfy(manifest -> assertThat(manifest.unknown())
                .as(manifest.name())
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "base/deployment.yaml, /spec/template/spec/containers/0, imagePullPolicie,"
                + " .Spec.Template.Spec.Containers[].imagePullPolicie",
        "base/autoscaler.yaml, /spec/metrics/0/pods/target, averageValues, .Spec.Metrics[].Pods.Target.averageValues",
        "base/network-service.yaml, /spec/ingress/0/from/0, namespaceSelektor, .Spec.Ingress[].From[].namespaceSelektor",
        "base/retention.yaml, /spec, concurrencyPolizy, .Spec.concurrencyPolizy",
        "monitoring/service-monitor.yaml, /spec/endpoints/0, intervall, .Spec.Endpoints[].intervall",
        "monitoring/alerts.yaml, /spec/groups/0/rules/0, exprr, .Spec.Groups[].Rules[].exprr",
        "examples/gateway-route.yaml, /spec/rules/0, backends, .Spec.Rules[].backends",
        "examples/postgresql.yaml, /spec, instance, spec.instance",
        "examples/redis-cluster.yaml, /spec/redisLeader, replica, spec.redisLeader.replica",
    })
    void seesAFieldThatKubernetesDoesNotKnow(String file, String place, String field, String found) {
        JsonNode misspelt = Manifests.one(file).tree().deepCopy();
        ((ObjectNode) misspelt.at(place)).put(field, "x");

        assertThat(Manifest.of(file, misspelt).unknown()).containsExactly(found);
    }

    @Test
    void refusesAValueOfAnotherType() {
        JsonNode wrong = Manifests.one("base/autoscaler.yaml").tree().deepCopy();
        ((ObjectNode) wrong.at("/spec")).put("minReplicas", "two");

        assertThatThrownBy(() -> Manifest.of("wrong", wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsCallsOnlyToThePodsOfTheService() {
        Map<String, String> selector = base(Service.class).getSpec().getSelector();
        Deployment deployment = base(Deployment.class);

        assertThat(deployment.getSpec().getSelector().getMatchLabels())
                .isEqualTo(deployment.getSpec().getTemplate().getMetadata().getLabels())
                .isEqualTo(selector);
        assertThat(Manifests.all().stream().filter(manifest -> manifest.pods()
                        .filter(pods ->
                                pods.getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                        .isPresent()))
                .hasSize(1);
        assertThat(base(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
                .isEqualTo(selector);
    }

    @Test
    void leavesTheNumberOfReplicasToTheAutoscaler() {
        HorizontalPodAutoscaler autoscaler = base(HorizontalPodAutoscaler.class);

        assertThat(base(Deployment.class).getSpec().getReplicas()).isNull();
        assertThat(autoscaler.getSpec().getScaleTargetRef().getName())
                .isEqualTo(base(Deployment.class).getMetadata().getName());
        assertThat(autoscaler.getSpec().getMinReplicas()).isGreaterThanOrEqualTo(2);
        assertThat(autoscaler.getSpec().getMetrics()).extracting("type").containsExactly("Pods", "Resource");
    }

    /** The name is the adapter's alone: nothing exports it. */
    @Test
    void scalesByTheMetricThatTheAdapterServes() {
        assertThat(Manifests.yaml(Manifests.ROOT.resolve("examples/prometheus-adapter.yaml"))
                        .get(0)
                        .at("/rules/custom")
                        .findValuesAsText("as"))
                .containsExactly(base(HorizontalPodAutoscaler.class)
                        .getSpec()
                        .getMetrics()
                        .get(0)
                        .getPods()
                        .getMetric()
                        .getName());
    }

    @Test
    void waitsForTheLongestCallBeforeItIsKilled() throws IOException {
        PodTemplateSpec pods = base(Deployment.class).getSpec().getTemplate();
        List<String> preStop = pods.getSpec()
                .getContainers()
                .get(0)
                .getLifecycle()
                .getPreStop()
                .getExec()
                .getCommand();
        Duration shutdown = seconds("src/main/resources/application.properties", "quarkus.shutdown.timeout");
        Duration delay = seconds("k8s/base/settings.env", "QUARKUS_SHUTDOWN_DELAY");

        assertThat(shutdown).isGreaterThan(LONGEST_CALL);
        assertThat(preStop).first().isEqualTo("sleep");
        assertThat(Duration.ofSeconds(pods.getSpec().getTerminationGracePeriodSeconds()))
                .isGreaterThan(Duration.ofSeconds(Long.parseLong(preStop.get(1)))
                        .plus(delay)
                        .plus(shutdown)
                        .plus(BACKTEST)
                        .plus(GROUPS)
                        .plus(WRITER));
    }

    /** What a pod writes beside its volumes of settings is nothing that a node would have to be kept for. */
    @Test
    void letsTheNodesGoThatItNeedsNoMore() {
        PodTemplateSpec pods = base(Deployment.class).getSpec().getTemplate();

        assertThat(pods.getMetadata().getAnnotations())
                .containsEntry(
                        "cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes",
                        pods.getSpec().getVolumes().stream()
                                .filter(volume -> volume.getEmptyDir() != null)
                                .map(Volume::getName)
                                .collect(Collectors.joining(",")));
    }

    private static Duration seconds(String file, String key) throws IOException {
        Properties settings = new Properties();
        try (Reader lines = Files.newBufferedReader(Path.of(file))) {
            settings.load(lines);
        }
        return Duration.parse("PT" + settings.getProperty(key));
    }

    @Test
    void leavesRoomBesideTheHeap() throws IOException {
        Matcher image = Pattern.compile("-XX:MaxRAMPercentage=([0-9]+)")
                .matcher(Files.readString(Path.of("src/main/docker/Dockerfile")));
        assertThat(image.find()).isTrue();
        BigDecimal limit = Quantity.getAmountInBytes(base(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getResources()
                .getLimits()
                .get("memory"));

        BigDecimal heap = limit.multiply(new BigDecimal(image.group(1))).movePointLeft(2);
        assertThat(limit.subtract(heap)).isGreaterThan(BESIDE_THE_HEAP);
    }

    /** Where notices tell their days unless told otherwise. */
    @Test
    void letsGoOfWhatIsOldAtNight() throws NoSuchMethodException {
        CronJobSpec run = base(CronJob.class).getSpec();

        assertThat(run.getTimeZone())
                .isEqualTo(NoticeConfig.class
                        .getMethod("zone")
                        .getAnnotation(WithDefault.class)
                        .value());
        assertThat(Integer.parseInt(run.getSchedule().split(" ")[1])).isBetween(1, 5);
    }

    @Test
    void givesNobodyAToken() {
        assertThat(base(ServiceAccount.class).getAutomountServiceAccountToken()).isFalse();
    }

    @Test
    void deniesWhatNoPolicyAllows() {
        List<NetworkPolicySpec> policies = Manifests.base().stream()
                .flatMap(manifest -> manifest.as(NetworkPolicy.class))
                .map(NetworkPolicy::getSpec)
                .toList();
        NetworkPolicySpec deny = policies.stream()
                .filter(policy -> policy.getPodSelector().getMatchLabels().isEmpty()
                        && policy.getPodSelector().getMatchExpressions().isEmpty())
                .findAny()
                .orElseThrow();

        assertThat(policies).allSatisfy(policy -> assertThat(policy.getPolicyTypes())
                .containsExactlyInAnyOrder("Ingress", "Egress"));
        assertThat(deny.getIngress()).isEmpty();
        assertThat(deny.getEgress()).isEmpty();
        // An empty list of peers or ports would mean all of them.
        assertThat(policies).flatExtracting(NetworkPolicySpec::getIngress).allSatisfy(rule -> {
            assertThat(rule.getFrom()).isNotEmpty();
            assertThat(rule.getPorts()).isNotEmpty();
        });
        assertThat(policies).flatExtracting(NetworkPolicySpec::getEgress).allSatisfy(rule -> {
            assertThat(rule.getTo()).isNotEmpty();
            assertThat(rule.getPorts()).isNotEmpty();
        });
    }

    private static <T extends io.fabric8.kubernetes.api.model.HasMetadata> T base(Class<T> kind) {
        return Manifests.base().stream()
                .flatMap(manifest -> manifest.as(kind))
                .findFirst()
                .orElseThrow();
    }
}
