package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The manifests are read strictly: kinds that are known, and no field that the Kubernetes API does not have. */
class KubernetesManifestsTest {

    private static final Path BASE = Path.of("k8s/base");
    private static final Path LEXICONS = Path.of("lexicons");
    private static final long LARGEST_CONFIG_MAP = 900_000;

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/ConfigMap", ConfigMap.class,
            "v1/Service", Service.class,
            "v1/ServiceAccount", ServiceAccount.class,
            "apps/v1/Deployment", Deployment.class);

    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void holdsNothingThatKubernetesDoesNotKnow() throws IOException {
        List<String> resources =
                strings(yaml(BASE.resolve("kustomization.yaml")).get("resources"));
        List<String> kinds = new ArrayList<>();

        for (String resource : resources) {
            if (!resource.startsWith("..")) {
                kinds.add(readStrictly(BASE.resolve(resource)).getKind());
            }
        }

        assertThat(kinds).containsExactlyInAnyOrder("ServiceAccount", "ConfigMap", "Deployment", "Service");
        assertThat(resources).contains("../../lexicons");
    }

    @Test
    void wouldSeeAFieldThatKubernetesDoesNotKnow() throws IOException {
        JsonNode misspelt = yaml(BASE.resolve("deployment.yaml"));
        ((ObjectNode) misspelt.at("/spec/template/spec/containers/0")).put("imagePullPolicie", "Always");
        List<String> unknown = new ArrayList<>();

        collectUnknown(mapper.treeToValue(misspelt, Deployment.class), "", unknown);

        assertThat(unknown).containsExactly(".Spec.Template.Spec.Containers[].imagePullPolicie");
    }

    @Test
    void listsEveryManifestThatLiesInTheBase() throws IOException {
        assertThat(yamlFiles(BASE))
                .containsExactlyInAnyOrderElementsOf(
                        strings(yaml(BASE.resolve("kustomization.yaml")).get("resources")).stream()
                                .filter(resource -> !resource.startsWith(".."))
                                .toList());
    }

    @Test
    void runsWithoutRightsOnAReadOnlyFileSystem() throws IOException {
        Deployment deployment = (Deployment) readStrictly(BASE.resolve("deployment.yaml"));
        Container container =
                deployment.getSpec().getTemplate().getSpec().getContainers().get(0);

        assertThat(deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getSecurityContext()
                        .getRunAsNonRoot())
                .isTrue();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getResources().getLimits()).containsKey("memory");
        assertThat(List.of(container.getLivenessProbe(), container.getReadinessProbe(), container.getStartupProbe()))
                .allSatisfy(probe -> assertThat(probe.getHttpGet().getPath()).startsWith("/q/health/"));
    }

    @Test
    void selectsThePodsItMakes() throws IOException {
        Deployment deployment = (Deployment) readStrictly(BASE.resolve("deployment.yaml"));
        Service service = (Service) readStrictly(BASE.resolve("service.yaml"));
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();

        assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(service.getSpec().getSelector()).isEqualTo(labels);
    }

    @Test
    void putsEveryLexiconIntoAMountedConfigMapOfItsLanguage() throws IOException {
        String deployment = Files.readString(BASE.resolve("deployment.yaml"));
        JsonNode kustomization = yaml(LEXICONS.resolve("kustomization.yaml"));
        Set<String> listed = new HashSet<>();
        for (JsonNode generator : kustomization.get("configMapGenerator")) {
            String name = generator.get("name").asText();
            String language = name.substring("touchline-lexicons-".length()).split("-")[0];
            assertThat(deployment).contains("name: " + name + "\n");
            long size = 0;
            for (String file : strings(generator.get("files"))) {
                assertThat(file).startsWith(language + "-");
                listed.add(file);
                size += Files.size(LEXICONS.resolve(file));
            }
            assertThat(size).as(name).isLessThan(LARGEST_CONFIG_MAP);
        }

        assertThat(listed).isEqualTo(Set.copyOf(yamlFiles(LEXICONS)));
        assertThat(kustomization
                        .get("generatorOptions")
                        .get("disableNameSuffixHash")
                        .asBoolean())
                .isTrue();
    }

    private HasMetadata readStrictly(Path file) throws IOException {
        JsonNode tree = yaml(file);
        String kind = tree.get("apiVersion").asText() + "/" + tree.get("kind").asText();
        assertThat(KINDS).as(file.toString()).containsKey(kind);
        HasMetadata resource = mapper.treeToValue(tree, KINDS.get(kind));
        List<String> unknown = new ArrayList<>();
        collectUnknown(resource, "", unknown);
        assertThat(unknown).as(file.toString()).isEmpty();
        return resource;
    }

    /** The model keeps fields that it does not know as additional properties, at every level, instead of failing. */
    private static void collectUnknown(Object value, String path, List<String> unknown) {
        if (value instanceof Iterable<?> list) {
            list.forEach(element -> collectUnknown(element, path + "[]", unknown));
            return;
        }
        if (value == null || !value.getClass().getName().startsWith("io.fabric8.")) {
            return;
        }
        for (Method getter : value.getClass().getMethods()) {
            if (getter.getParameterCount() > 0 || !getter.getName().startsWith("get")) {
                continue;
            }
            Object held = held(getter, value);
            if (!getter.getName().equals("getAdditionalProperties")) {
                collectUnknown(held, path + "." + getter.getName().substring(3), unknown);
            } else if (held instanceof Map<?, ?> additional) {
                additional.keySet().forEach(field -> unknown.add(path + "." + field));
            }
        }
    }

    private static Object held(Method getter, Object value) {
        try {
            return getter.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode yaml(Path file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return mapper.valueToTree(new Yaml(options).load(Files.readString(file)));
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return strings;
    }

    private static List<String> yamlFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
                    .toList();
        }
    }
}
