package io.touchline.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KustomizationTest {

    private static final Path LOCAL = Manifests.ROOT.resolve("overlays/local");
    private static final Path PRODUCTION = Manifests.ROOT.resolve("overlays/production");
    private static final Path LEXICONS = Path.of("lexicons");
    private static final long LARGEST_CONFIG_MAP = 900_000;

    /** What the README tells to make by hand, or with an operator. */
    private static final Set<String> MADE_OUTSIDE = Set.of("Secret/touchline", "Secret/touchline-retention");

    @Test
    void namesWhatThereIsAndLeavesNothingOut() {
        assertThat(Manifests.kustomizations()).hasSize(5).allSatisfy(directory -> assertThat(
                        Kustomization.in(directory).faults())
                .as(directory.toString())
                .isEmpty());
    }

    /** By itself kubectl notes an object in an annotation of its own, which may have 256 KiB: the lexicons do not fit. */
    @Test
    void isAppliedOnTheServersSide() throws IOException {
        assertThat(Files.readAllLines(Manifests.ROOT.resolve("README.md")).stream()
                        .filter(line -> line.contains("kubectl apply")))
                .hasSize(2)
                .allMatch(line -> line.contains("kubectl apply --server-side -k"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resource | [\"namespace.yaml\"] | unknown field: resource",
                "resources | [\"../../base\",\"postgres.yaml\"] | no such file: postgres.yaml",
                "patches | [{\"path\":\"without.yaml\"}] | no such file: without.yaml",
                "secretGenerator | [{\"name\":\"touchline\",\"envs\":[\"secrets.env\"]}] | no such file: secrets.env",
                "patches | [{\"patch\":\"{apiVersion: apps/v1, kind: Deployment, metadata: {name: touch}}\"}] | nothing to patch: Deployment/touch",
                "resources | [\"namespace.yaml\"] | nothing to patch: HorizontalPodAutoscaler/touchline",
                "resources | [\"../../base\",\"namespace.yaml\"] | in no list: redis.yaml",
                "images | [{\"name\":\"touch\",\"newTag\":\"local\"}] | no such image: touch",
                "replicas | [{\"name\":\"touch\",\"count\":1}] | nothing to count: touch",
            })
    void seesABrokenReference(String field, String value, String fault) throws IOException {
        JsonNode tree = Manifests.yaml(LOCAL.resolve("kustomization.yaml")).get(0);
        ((ObjectNode) tree).set(field, new ObjectMapper().readTree(value));

        assertThat(Kustomization.of(LOCAL, tree).faults()).contains(fault);
    }

    @Test
    void mountsOnlyConfigMapsAndSecretsThatAreMade() {
        for (Path overlay : List.of(LOCAL, PRODUCTION)) {
            Kustomization kustomization = Kustomization.in(overlay);
            Set<String> made = new HashSet<>(kustomization.generated());
            if (overlay.equals(PRODUCTION)) {
                made.addAll(MADE_OUTSIDE);
            }

            assertThat(kustomization.manifests().stream().flatMap(KustomizationTest::references))
                    .isNotEmpty()
                    .isSubsetOf(made);
        }
    }

    @Test
    void runsTheVersionOfThisBuild() {
        String project = Manifests.version();

        assertThat(Manifests.base().stream()
                        .flatMap(manifest -> manifest.pods().stream())
                        .flatMap(pods -> pods.getSpec().getContainers().stream())
                        .map(Container::getImage))
                .containsOnly("touchline:" + project);
    }

    @Test
    void putsEveryLexiconIntoAMountedConfigMapOfItsLanguage() throws IOException {
        String deployment = Files.readString(Manifests.BASE.resolve("deployment.yaml"));
        JsonNode kustomization =
                Manifests.yaml(LEXICONS.resolve("kustomization.yaml")).get(0);
        Set<String> listed = new TreeSet<>();
        for (JsonNode generator : kustomization.get("configMapGenerator")) {
            String name = generator.get("name").asText();
            String language = name.substring("touchline-lexicons-".length()).split("-")[0];
            assertThat(deployment).contains("name: " + name + "\n");
            long size = 0;
            for (String file : Manifests.strings(generator.get("files"))) {
                assertThat(file).startsWith(language + "-");
                listed.add(file);
                size += Files.size(LEXICONS.resolve(file));
            }
            assertThat(size).as(name).isLessThan(LARGEST_CONFIG_MAP);
        }

        assertThat(kustomization
                        .get("generatorOptions")
                        .get("disableNameSuffixHash")
                        .asBoolean())
                .as("a running replica sees the change without being restarted")
                .isTrue();
    }

    private static Stream<String> references(Manifest manifest) {
        JsonNode tree = manifest.tree();
        return manifest.pods().isEmpty()
                ? Stream.empty()
                : Stream.of("secretRef", "secretKeyRef", "configMapRef", "configMap")
                        .flatMap(field -> tree.findValues(field).stream()
                                .map(held -> (field.startsWith("secret") ? "Secret/" : "ConfigMap/")
                                        + held.get("name").asText()));
    }
}
