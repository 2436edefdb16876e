package io.touchline.testsupport;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs the tests of some packages that need no running service in a process of its own, beside Surefire's, and waits for
 * it: {@code BackgroundTests <directory> <package>…} runs them, {@code BackgroundTests await <directory>…} prints what
 * became of those of each directory and ends with 1 if one failed.
 */
public final class BackgroundTests {

    private static final String SERVICE = "io.quarkus.test.junit.QuarkusTest";

    private final Path process;
    private final Path output;
    private final Path summary;

    private BackgroundTests(Path directory) {
        process = directory.resolve("process");
        output = directory.resolve("output.txt");
        summary = directory.resolve("summary.txt");
    }

    public static void main(String... words) throws IOException {
        if (words[0].equals("await")) {
            boolean passed = true;
            for (String directory : List.of(words).subList(1, words.length)) {
                passed &= new BackgroundTests(Path.of(directory)).await();
            }
            System.exit(passed ? 0 : 1);
        }
        Path directory = Path.of(words[0]);
        FileUtils.deleteDirectory(directory.toFile());
        Files.createDirectories(directory);
        new BackgroundTests(directory).run(List.of(words).subList(1, words.length));
        // Threads that tests have left running keep nobody waiting.
        System.exit(0);
    }

    private void run(List<String> packages) throws IOException {
        whole(process, Long.toString(ProcessHandle.current().pid()));
        PrintStream out = new PrintStream(Files.newOutputStream(output), true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(out);
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(packages.stream()
                                        .map(name -> selectPackage(name))
                                        .toList())
                                .filters(ClassNameFilter.includeClassNamePatterns(".*Test"), excludeTags(SERVICE))
                                .build(),
                        listener);
        whole(summary, told(listener.getSummary()));
    }

    /** There is a file only when it is whole. */
    private static void whole(Path file, String content) throws IOException {
        Path part = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** As Surefire tells it, failures before it. */
    private static String told(TestExecutionSummary summary) {
        StringWriter told = new StringWriter();
        PrintWriter writer = new PrintWriter(told);
        if (summary.getTotalFailureCount() > 0) {
            summary.printFailuresTo(writer);
        }
        writer.printf(
                "Tests run: %d, Failures: %d, Errors: 0, Skipped: %d%n",
                summary.getTestsFoundCount(), summary.getTotalFailureCount(), summary.getTestsSkippedCount());
        return told.toString();
    }

    /** @return whether there were tests, and none failed */
    private boolean await() throws IOException {
        if (!Files.exists(summary)) {
            running().ifPresent(begun -> begun.onExit().join());
        }
        if (!Files.exists(summary)) {
            System.out.println("The tests in the background did not come to their end, see " + output);
            return false;
        }
        String told = Files.readString(summary);
        System.out.println("[INFO] " + told.strip());
        return told.matches("(?s)Tests run: [1-9]\\d*, Failures: 0, .*");
    }

    private Optional<ProcessHandle> running() throws IOException {
        return Files.exists(process) ? ProcessHandle.of(Long.parseLong(Files.readString(process))) : Optional.empty();
    }
}
