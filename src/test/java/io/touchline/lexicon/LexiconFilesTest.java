package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.testsupport.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LexiconFilesTest {

    @TempDir
    Path directory;

    @Test
    void theVersionIsKnownWithoutReadingText() throws IOException {
        for (LexiconFile file : BundledLexicons.read().files()) {
            Files.writeString(directory.resolve(file.name()), file.text());
        }

        assertThat(LexiconFiles.version(directory))
                .isEqualTo(LexiconFiles.read(directory).version())
                .isEqualTo(BundledLexicons.read().version());
    }

    @Test
    void readsOnlyLexicons() throws IOException {
        for (String name :
                List.of("zh-b.yaml", "en-a.yaml", "kustomization.yaml", "README.md", ".zh-c.yaml", "zh-d.yml")) {
            Files.writeString(directory.resolve(name), "text of " + name);
        }
        Files.createDirectory(directory.resolve("zh-e.yaml"));

        LexiconFiles files = LexiconFiles.read(directory);

        assertThat(files.files())
                .containsExactly(
                        new LexiconFile("en-a.yaml", "text of en-a.yaml"),
                        new LexiconFile("zh-b.yaml", "text of zh-b.yaml"));
    }

    @Test
    void followsTheLinksOfAMountedConfigMap() throws IOException {
        Path data = Files.createDirectory(directory.resolve("..2026_11_25"));
        Files.writeString(data.resolve("zh-a.yaml"), "mounted");
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..2026_11_25"));
        Files.createSymbolicLink(directory.resolve("zh-a.yaml"), Path.of("..data/zh-a.yaml"));

        assertThat(LexiconFiles.read(directory).files()).containsExactly(new LexiconFile("zh-a.yaml", "mounted"));
    }

    @Test
    void changesItsVersionWithNamesAndContentsOnly() {
        LexiconFile a = new LexiconFile("zh-a.yaml", "a");
        LexiconFile b = new LexiconFile("zh-b.yaml", "b");
        String version = LexiconFiles.of(List.of(a, b)).version();

        assertThat(version).matches("[0-9a-f]{12}");
        assertThat(LexiconFiles.of(List.of(b, a)).version()).isEqualTo(version);
        assertThat(LexiconFiles.of(List.of(a)).version()).isNotEqualTo(version);
        assertThat(LexiconFiles.of(List.of(a, new LexiconFile("zh-c.yaml", "b")))
                        .version())
                .isNotEqualTo(version);
        assertThat(LexiconFiles.of(List.of(a, new LexiconFile("zh-b.yaml", "c")))
                        .version())
                .isNotEqualTo(version);
    }

    @Test
    void refusesWhatItCannotRead() throws IOException {
        Files.write(directory.resolve("zh-a.yaml"), new byte[] {(byte) 0xC3, 0x28});
        Files.write(directory.resolve("zh-b.yaml"), new byte[LexiconFiles.LARGEST_FILE + 1]);

        assertThatThrownBy(() -> LexiconFiles.read(directory))
                .isInstanceOf(LexiconException.class)
                .hasMessageContaining("zh-a.yaml: is not UTF-8")
                .hasMessageContaining("zh-b.yaml: is larger than 1 MiB");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAFileThatCannotBeRead() throws IOException {
        Path file = directory.resolve("zh-a.yaml");
        Files.createFile(file);
        String empty = LexiconFiles.version(directory);
        Files.delete(file);
        Unreadable.at(file);

        assertThatThrownBy(() -> LexiconFiles.read(directory))
                .isInstanceOf(LexiconException.class)
                .hasMessage("zh-a.yaml: cannot be read");
        assertThat(LexiconFiles.version(directory)).matches("[0-9a-f]{12}").isNotEqualTo(empty);
    }

    @Test
    void refusesTwoFilesOfOneName() {
        LexiconFile file = new LexiconFile("zh-a.yaml", "language: zh\nexceptions: []\n");

        assertThatThrownBy(() -> Lexicons.compile(LexiconFiles.of(List.of(file, file)), LexiconFixture.CANONICALISER))
                .hasMessage("zh-a.yaml: two files have this name");
    }
}
