package io.touchline.handling;

import static io.touchline.handling.Policies.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.api.StartRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyServiceTest {

    private static final String CONTENT = "rules:\n" + rule("r", "{minor: true}", "{suggestion: REVIEW}");

    @TempDir
    Path directory;

    @Test
    void servesTheBundledPolicyWhereNoneIsSet() {
        PolicyService service = started(Optional.empty());

        assertThat(service.active().id()).isEqualTo("default");
        assertThat(service.find("default")).containsSame(service.active());
        assertThat(service.find("other")).isEmpty();
    }

    @Test
    void aFileTakesOverAndTheBundledPolicyCanStillBeAskedFor() throws IOException {
        PolicyService service = started(Optional.of(write("league.yaml", CONTENT)));

        assertThat(service.active().id()).isEqualTo("league");
        assertThat(service.find("league")).containsSame(service.active());
        assertThat(service.find("default")).isPresent();
    }

    @Test
    void aFileOfTheSameNameTakesThePlaceOfTheBundledPolicy() throws IOException {
        PolicyService service = started(Optional.of(write("default.yaml", CONTENT)));

        assertThat(service.active().size()).isOne();
        assertThat(service.find("default")).containsSame(service.active());
    }

    @Test
    void doesNotStartWithABadFile() throws IOException {
        Path bad = write("bad.yaml", CONTENT + "rule: []\n");

        assertThatThrownBy(() -> started(Optional.of(bad)))
                .isInstanceOf(StartRefusal.class)
                .hasMessageStartingWith("touchline.policy.file: " + bad + ":5: unknown key 'rule'");
    }

    private static PolicyService started(Optional<Path> file) {
        PolicyService service = new PolicyService(() -> file);
        service.load();
        return service;
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
