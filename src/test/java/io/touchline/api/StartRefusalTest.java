package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bare path is not what is wrong with it. */
class StartRefusalTest {

    @TempDir
    Path directory;

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(told(() -> Files.readString(directory.resolve("none"))))
                .isEqualTo("key: " + directory.resolve("none") + ": no such file or directory");
        assertThat(told(() -> Files.newDirectoryStream(file).close())).isEqualTo("key: " + file + ": not a directory");
        assertThat(told(() -> Files.createDirectories(file))).isEqualTo("key: " + file + ": not a directory");
        assertThat(told(() -> Files.createDirectories(file.resolve("below"))))
                .isEqualTo("key: " + file.resolve("below") + ": Not a directory");
        assertThat(told(() -> Files.readAllBytes(directory))).isEqualTo("key: place: Is a directory");
    }

    @Test
    void saysWhatIsNotAllowedOrUnknown() {
        assertThat(StartRefusal.reason(new AccessDeniedException("/x"))).isEqualTo("permission denied");
        assertThat(StartRefusal.reason(new FileSystemException("/x", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(StartRefusal.reason(new FileSystemException("/x"))).isEqualTo("FileSystemException");
        assertThat(StartRefusal.reason(new IOException())).isEqualTo("IOException");
    }

    private static String told(ThrowingCallable use) {
        IOException failure = catchThrowableOfType(IOException.class, use);
        return StartRefusal.ofFile("key", "place", failure).getMessage();
    }
}
