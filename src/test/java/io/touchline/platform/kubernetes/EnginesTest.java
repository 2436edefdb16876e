package io.touchline.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of engines fit each other, and what the runbooks say of them. */
class EnginesTest {

    private static final String REDIS = "examples/redis-cluster.yaml";

    /** Of a container's limit; copies that are written and buffers of followers take the rest. */
    private static final BigDecimal MOST = new BigDecimal("0.85");

    /** Redis takes whole numbers alone. */
    private static final Pattern MEMORY = Pattern.compile("([0-9.]+)([mg])b");

    /** At its limit Redis refuses; beyond that of its container it is killed, and its follower next. */
    @Test
    void redisRefusesBeforeItIsKilled() {
        String limit = at(REDIS, "/spec/redisLeader/resources/limits/memory").asText();
        assertThat(at(REDIS, "/spec/redisFollower/resources")).isEqualTo(at(REDIS, "/spec/redisLeader/resources"));
        BigDecimal most = Quantity.getAmountInBytes(new Quantity(limit)).multiply(MOST);
        String settings = Manifests.one("examples/redis-settings.yaml")
                .as(ConfigMap.class)
                .findAny()
                .orElseThrow()
                .getData()
                .get("redis-additional.conf");

        assertThat(bytes(settings)).singleElement().satisfies(bytes -> assertThat(bytes)
                .isLessThanOrEqualTo(most));
        assertThat(List.of("TouchlineOutboxGrows", "TouchlineLosesComments")).allSatisfy(name -> {
            String runbook = Monitoring.alerts().stream()
                    .filter(alert -> alert.getAlert().equals(name))
                    .map(alert -> alert.getAnnotations().get("runbook"))
                    .findAny()
                    .orElseThrow();
            assertThat(runbook).contains("85 %", limit);
            assertThat(bytes(runbook)).isNotEmpty().allSatisfy(bytes -> assertThat(bytes)
                    .isLessThanOrEqualTo(most));
        });
    }

    private static List<BigDecimal> bytes(String text) {
        return MEMORY.matcher(text)
                .results()
                .map((MatchResult found) -> new BigDecimal(new BigInteger(found.group(1)))
                        .multiply(new BigDecimal(1L << (found.group(2).equals("g") ? 30 : 20))))
                .toList();
    }

    /** One that comes back must be who it was, with what it had. */
    @Test
    void redisKeepsWhatItHasAndWhoItIs() {
        assertThat(at(REDIS, "/spec/persistenceEnabled").asBoolean()).isTrue();
        assertThat(at(REDIS, "/spec/storage/volumeClaimTemplate/spec/resources/requests/storage")
                        .asText())
                .isNotEmpty();
        assertThat(at(REDIS, "/spec/storage/nodeConfVolume").asBoolean()).isTrue();
        assertThat(at(REDIS, "/spec/storage/nodeConfVolumeClaimTemplate/spec/resources/requests/storage")
                        .asText())
                .isNotEmpty();
    }

    /** A zone or a node that goes takes one leader along, and nobody drains two. */
    @Test
    void redisKeepsItsMajorityWithoutOneZone() {
        for (String role : List.of("leader", "follower")) {
            JsonNode nodes = at(REDIS, "/spec/redis" + role.substring(0, 1).toUpperCase() + role.substring(1));

            assertThat(nodes.at("/pdb/enabled").asBoolean()).isTrue();
            assertThat(nodes.at("/pdb/maxUnavailable").asInt()).isEqualTo(1);
            assertThat(nodes.at("/affinity/podAntiAffinity").findValuesAsText("topologyKey"))
                    .containsOnly("topology.kubernetes.io/zone");
            assertThat(nodes.at("/affinity/podAntiAffinity").findValuesAsText("role"))
                    .containsOnly(role);
        }
        assertThat(at(REDIS, "/spec/redisLeader/affinity/podAntiAffinity")
                        .has("requiredDuringSchedulingIgnoredDuringExecution"))
                .isTrue();
        assertThat(Manifests.one(REDIS)
                        .tree()
                        .at("/metadata/annotations")
                        .path("redisclusters.redis.redis.opstreelabs.in/role-anti-affinity")
                        .asText())
                .isEqualTo("true");
    }

    @Test
    void whatAsksToBeReadByPrometheusCanBe() {
        assertThat(at("examples/postgresql.yaml", "/spec/monitoring/enablePodMonitor")
                        .asBoolean())
                .isTrue();
        List<NetworkPolicyIngressRule> rules = Manifests.one("examples/data-policies.yaml")
                .as(NetworkPolicy.class)
                .findAny()
                .orElseThrow()
                .getSpec()
                .getIngress();

        assertThat(rules).anySatisfy(rule -> {
            assertThat(rule.getFrom()).singleElement().satisfies(from -> assertThat(
                            from.getNamespaceSelector().getMatchLabels())
                    .isEqualTo(Map.of("touchline.io/monitoring", "true")));
            assertThat(rule.getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getPort().getIntVal()).isEqualTo(9187));
        });
    }

    private static JsonNode at(String file, String pointer) {
        return Manifests.one(file).tree().at(pointer);
    }
}
