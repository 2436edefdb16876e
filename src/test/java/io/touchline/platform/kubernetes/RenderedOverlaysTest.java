package io.touchline.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kubectl makes of the overlays keeps to the same rules; skipped where there is no kubectl. */
class RenderedOverlaysTest {

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void rendersWhatKeepsToTheRules(String overlay) throws Exception {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl"))),
                "no kubectl on the path");

        List<Manifest> rendered = Manifests.manifests(overlay, Manifests.yaml(render(overlay)));

        assertThat(rendered).hasSizeGreaterThan(20).allSatisfy(manifest -> {
            assertThat(manifest.unknown()).as(manifest.id()).isEmpty();
            assertThat(PodPolicy.violations(manifest)).as(manifest.id()).isEmpty();
        });
        assertThat(rendered.stream()
                        .filter(manifest -> !manifest.id().startsWith("Namespace/"))
                        .map(manifest ->
                                manifest.tree().at("/metadata/namespace").asText()))
                .containsOnly("touchline");
    }

    private static String render(String overlay) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("kubectl", "kustomize", "k8s/overlays/" + overlay)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return rendered;
    }
}
