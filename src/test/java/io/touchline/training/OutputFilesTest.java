package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {

    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    private Path directory;

    private Path first;
    private Path second;

    @BeforeEach
    void writeOneOfTwo() throws IOException {
        first = Files.writeString(directory.resolve("first.bin"), "as it was");
        second = directory.resolve("new/folder/second.bin");
    }

    @Test
    void putsAllInTheirPlacesAtTheEnd() throws Exception {
        try (OutputFiles files = OutputFiles.prepare(List.of(first, second), List.of())) {
            files.write(first, BYTES);
            files.write(second, BYTES);
            assertThat(first).hasContent("as it was");
            assertThat(second).doesNotExist();
            assertThat(files.now(second)).hasBinaryContent(BYTES);

            files.publish();
        }

        assertThat(first).hasBinaryContent(BYTES);
        assertThat(second).hasBinaryContent(BYTES);
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    /** As a run that fails with its second tier does. */
    @Test
    void leavesWhatWasThereWhereTheRunDoesNotEnd() throws Exception {
        try (OutputFiles files = OutputFiles.prepare(List.of(first, second), List.of())) {
            files.write(first, BYTES);
        }

        assertThat(first).hasContent("as it was");
        assertThat(second).doesNotExist();
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void writesThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link.bin"), first);

        try (OutputFiles files = OutputFiles.prepare(List.of(link), List.of())) {
            files.write(link, BYTES);
            files.publish();
        }

        assertThat(link).isSymbolicLink();
        assertThat(first).hasBinaryContent(BYTES);
    }

    @Test
    void refusesAnOutputThatIsAnInputOrAnotherOutput() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link.bin"), first);

        for (Path other : List.of(first, link, directory.resolve("new/../first.bin"))) {
            assertThatThrownBy(() -> OutputFiles.prepare(List.of(first), List.of(other)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(first + " is to be written, and is an input or another output too");
        }
        assertThatThrownBy(() -> OutputFiles.prepare(List.of(second, second), List.of()))
                .isInstanceOf(UsageException.class);
        assertThat(first).hasContent("as it was");
    }
}
