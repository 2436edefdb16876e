package io.touchline.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodPolicyTest {

    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";

    @Test
    void holdsForEveryPodOfOurs() {
        assertThat(Manifests.all().stream().filter(manifest -> manifest.pods().isPresent()))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(manifest -> assertThat(PodPolicy.violations(manifest))
                        .as(manifest.name())
                        .isEmpty());
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{pod} | automountServiceAccountToken | null | a service account's token is mounted",
                "{pod} | enableServiceLinks | true | service links are made into settings",
                "{pod} | hostNetwork | true | shares a host namespace",
                "{pod} | securityContext | null | may run as root",
                "{pod}/securityContext | runAsUser | 0 | no user other than root",
                "{pod}/securityContext | seccompProfile | null | no seccomp profile",
                "{pod}/volumes/1 | hostPath | {\"path\":\"/var/run\"} | mounts a host path",
                "{container} | image | \"touchline\" | no fixed tag: touchline",
                "{container} | image | \"registry:5000/touchline\" | no fixed tag: registry:5000/touchline",
                "{container} | image | \"touchline:latest\" | no fixed tag: touchline:latest",
                "{container}/securityContext | readOnlyRootFilesystem | false | root file system can be written",
                "{container}/securityContext | allowPrivilegeEscalation | null | privileges can be gained",
                "{container}/securityContext | privileged | true | privileged",
                "{container}/securityContext | runAsUser | 0 | runs as root",
                "{container}/securityContext/capabilities | drop | null | capabilities are kept",
                "{container}/securityContext/capabilities | add | [\"NET_ADMIN\"] | capabilities are kept",
                "{container}/resources/requests | cpu | null | no CPU request",
                "{container}/resources | requests | null | no memory request",
                "{container}/resources | limits | null | no memory limit",
                "{container} | env | [{\"name\":\"X_PASSWORD\",\"value\":\"y\"}] | a secret stands in the manifest instead of a Secret",
                "{container} | startupProbe | null | no startup probe",
                "{container} | readinessProbe | null | no readiness probe",
                "{container} | livenessProbe | null | no liveness probe",
                "{container}/livenessProbe/httpGet | path | \"/q/health/ready\" | alive only while ready",
            })
    void seesABrokenPod(String place, String field, String value, String violation) throws IOException {
        JsonNode tree = Manifests.one("base/deployment.yaml").tree().deepCopy();
        ObjectNode broken = (ObjectNode) tree.at(place.replace("{pod}", POD).replace("{container}", CONTAINER));
        JsonNode put = new ObjectMapper().readTree(value);
        if (put.isNull()) {
            broken.remove(field);
        } else {
            broken.set(field, put);
        }

        assertThat(PodPolicy.violations(Manifest.of("broken", tree))).contains(violation);
    }
}
