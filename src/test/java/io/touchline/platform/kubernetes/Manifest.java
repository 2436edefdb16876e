package io.touchline.platform.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One object of the manifests, read into the Kubernetes API's model.
 *
 * @param name where it comes from, for messages
 * @param unknown fields that the API does not have, as paths; a manifest without any is sound
 * @param object empty for a custom resource whose model we do not have
 */
record Manifest(String name, JsonNode tree, Optional<HasMetadata> object, List<String> unknown) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    ConfigMap.class,
                    CronJob.class,
                    Deployment.class,
                    HorizontalPodAutoscaler.class,
                    HTTPRoute.class,
                    Job.class,
                    Namespace.class,
                    NetworkPolicy.class,
                    PodDisruptionBudget.class,
                    PrometheusRule.class,
                    Secret.class,
                    Service.class,
                    ServiceAccount.class,
                    ServiceMonitor.class,
                    StatefulSet.class)
            .collect(Collectors.toUnmodifiableMap(
                    kind -> HasMetadata.getApiVersion(kind) + "/" + HasMetadata.getKind(kind), kind -> kind));

    /** @throws IllegalArgumentException if a field holds what the API does not take, or the kind is not known here */
    static Manifest of(String name, JsonNode tree) {
        String kind = tree.path("apiVersion").asText() + "/" + tree.path("kind").asText();
        Class<? extends HasMetadata> model = KINDS.get(kind);
        if (model == null) {
            return new Manifest(name, tree, Optional.empty(), KnownFields.unknownIn(kind, tree));
        }
        HasMetadata object = JSON.convertValue(tree, model);
        List<String> unknown = new ArrayList<>();
        UnknownFields.collect(object, "", unknown);
        return new Manifest(name, tree, Optional.of(object), unknown);
    }

    /** Kind and name, as patches and references name it. */
    String id() {
        return tree.path("kind").asText() + "/" + tree.at("/metadata/name").asText();
    }

    <T extends HasMetadata> Stream<T> as(Class<T> kind) {
        return object.filter(kind::isInstance).map(kind::cast).stream();
    }

    /** The pods it makes. */
    Optional<PodTemplateSpec> pods() {
        HasMetadata held = object.orElse(null);
        if (held instanceof Deployment deployment) {
            return Optional.of(deployment.getSpec().getTemplate());
        } else if (held instanceof StatefulSet set) {
            return Optional.of(set.getSpec().getTemplate());
        } else if (held instanceof CronJob cron) {
            return Optional.of(cron.getSpec().getJobTemplate().getSpec().getTemplate());
        } else if (held instanceof Job job) {
            return Optional.of(job.getSpec().getTemplate());
        }
        return Optional.empty();
    }

    /** Whether its pods serve until they are told to stop. */
    boolean serves() {
        HasMetadata held = object.orElse(null);
        return held instanceof Deployment || held instanceof StatefulSet;
    }
}
