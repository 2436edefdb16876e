package io.touchline.platform.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every pod of ours keeps to; it contains the Pod Security Standard "restricted". */
final class PodPolicy {

    private static final Pattern SECRET_NAME = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|_KEY).*");

    private final List<String> violations = new ArrayList<>();

    private PodPolicy() {}

    /** @return what is not as it must be; empty for a manifest that makes no pods */
    static List<String> violations(Manifest manifest) {
        PodPolicy policy = new PodPolicy();
        manifest.pods().ifPresent(pods -> policy.pod(pods.getSpec(), manifest.serves()));
        return policy.violations;
    }

    private void pod(PodSpec pod, boolean serves) {
        check(Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()), "a service account's token is mounted");
        check(Boolean.FALSE.equals(pod.getEnableServiceLinks()), "service links are made into settings");
        check(!on(pod.getHostNetwork()) && !on(pod.getHostPID()) && !on(pod.getHostIPC()), "shares a host namespace");
        check(pod.getVolumes().stream().allMatch(volume -> volume.getHostPath() == null), "mounts a host path");
        PodSecurityContext security =
                Optional.ofNullable(pod.getSecurityContext()).orElseGet(PodSecurityContext::new);
        check(on(security.getRunAsNonRoot()), "may run as root");
        check(security.getRunAsUser() != null && security.getRunAsUser() > 0, "no user other than root");
        check(
                security.getSeccompProfile() != null
                        && "RuntimeDefault".equals(security.getSeccompProfile().getType()),
                "no seccomp profile");
        List<Container> containers = new ArrayList<>(pod.getContainers());
        containers.addAll(pod.getInitContainers());
        containers.forEach(this::container);
        if (serves) {
            pod.getContainers().forEach(this::probes);
        }
    }

    private void container(Container container) {
        check(tagged(container.getImage()), "no fixed tag: " + container.getImage());
        SecurityContext security =
                Optional.ofNullable(container.getSecurityContext()).orElseGet(SecurityContext::new);
        check(on(security.getReadOnlyRootFilesystem()), "root file system can be written");
        check(Boolean.FALSE.equals(security.getAllowPrivilegeEscalation()), "privileges can be gained");
        check(!on(security.getPrivileged()), "privileged");
        check(!Boolean.FALSE.equals(security.getRunAsNonRoot()), "may run as root");
        check(!Objects.equals(security.getRunAsUser(), 0L), "runs as root");
        check(
                security.getCapabilities() != null
                        && security.getCapabilities().getDrop().contains("ALL")
                        && security.getCapabilities().getAdd().isEmpty(),
                "capabilities are kept");
        ResourceRequirements resources =
                Optional.ofNullable(container.getResources()).orElseGet(ResourceRequirements::new);
        check(holds(resources.getRequests(), "cpu"), "no CPU request");
        check(holds(resources.getRequests(), "memory"), "no memory request");
        check(holds(resources.getLimits(), "memory"), "no memory limit");
        check(
                container.getEnv().stream().noneMatch(PodPolicy::givesSecretAway),
                "a secret stands in the manifest instead of a Secret");
    }

    private void probes(Container container) {
        check(container.getStartupProbe() != null, "no startup probe");
        check(container.getReadinessProbe() != null, "no readiness probe");
        check(container.getLivenessProbe() != null, "no liveness probe");
        String ready = path(container.getReadinessProbe());
        check(ready.isEmpty() || !ready.equals(path(container.getLivenessProbe())), "alive only while ready");
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }

    private static boolean on(Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    private static boolean holds(Map<String, ?> quantities, String resource) {
        return quantities != null && quantities.containsKey(resource);
    }

    private static boolean tagged(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        int colon = last.indexOf(':');
        return colon > 0 && !last.endsWith(":latest");
    }

    private static boolean givesSecretAway(EnvVar variable) {
        return variable.getValue() != null
                && SECRET_NAME.matcher(variable.getName()).matches();
    }

    private static String path(Probe probe) {
        return probe == null || probe.getHttpGet() == null
                ? ""
                : probe.getHttpGet().getPath();
    }
}
