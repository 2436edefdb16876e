package io.touchline.handling;

import static io.touchline.handling.Policies.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFilesTest {

    private final PolicyFiles files = new PolicyFiles();

    @TempDir
    Path directory;

    @Test
    void namesThePolicyAfterItsFile() throws IOException {
        assertThat(files.read(write("cup-final.yaml", "rules:\n" + rule("r", "{minor: true}", "{suggestion: REVIEW}")))
                        .policy()
                        .id())
                .isEqualTo("cup-final");
        assertThat(files.bundled().policy().id()).isEqualTo("default");
    }

    @Test
    void refusesAFileWithItsPlace() throws IOException {
        Path path = write("p.yaml", "rules:\n" + rule("r", "{minor: 1}", "{suggestion: REVIEW}"));

        assertThatThrownBy(() -> files.read(path))
                .isInstanceOf(PolicyException.class)
                .hasMessage(path + ":3:r: 'minor' must be true or false");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path path = directory.resolve("gone.yaml");

        assertThatThrownBy(() -> files.read(path))
                .isInstanceOf(PolicyException.class)
                .hasMessage(path + ":1: cannot be read: no such file or directory");
    }

    @Test
    void refusesADirectory() {
        assertThatThrownBy(() -> files.read(directory))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> files.read(Path.of("/"))).isInstanceOf(PolicyException.class);
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path path = directory.resolve("p.yaml");
        Files.write(path, "# 裁判\nrules: []\n".getBytes(StandardCharsets.UTF_16));

        assertThatThrownBy(() -> files.read(path)).hasMessage(path + ":1: not UTF-8");
    }

    @Test
    void refusesANameThatIsNoId() throws IOException {
        Path path = write("My Policy.yaml", "rules:\n" + rule("r", "{minor: true}", "{suggestion: REVIEW}"));

        assertThatThrownBy(() -> files.read(path)).hasMessageContaining("policy id 'My Policy'");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
