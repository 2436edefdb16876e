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
 * it: {@code BackgroundTests <directory> <package>…} runs them, {@code BackgroundTests <directory>} prints what became of
 * them and ends with 1 if one failed.
 */
public final class BackgroundTests {

    private static final String SERVICE = "io.quarkus.test.junit.QuarkusTest";

    /** Who waits looks that often, in milliseconds. */
    private static final int LOOK_EVERY = 200;

    private final Path process;
    private final Path output;
    private final Path summary;

    private BackgroundTests(Path directory) {
        process = directory.resolve("process");
        output = directory.resolve("output.txt");
        summary = directory.resolve("summary.txt");
    }

    public static void main(String... words) throws IOException, InterruptedException {
        Path directory = Path.of(words[0]);
        BackgroundTests tests = new BackgroundTests(directory);
        if (words.length == 1) {
            System.exit(tests.await() ? 0 : 1);
        }
        FileUtils.deleteDirectory(directory.toFile());
        Files.createDirectories(directory);
        tests.run(List.of(words).subList(1, words.length));
        // Threads that tests have left running keep nobody waiting.
        System.exit(0);
    }

    private void run(List<String> packages) throws IOException {
        Files.writeString(process, Long.toString(ProcessHandle.current().pid()));
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
        // There is one only when it is whole.
        Path told = Files.writeString(summary.resolveSibling("summary.part"), told(listener.getSummary()));
        Files.move(told, summary, StandardCopyOption.ATOMIC_MOVE);
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
    private boolean await() throws IOException, InterruptedException {
        while (!Files.exists(summary) && running()) {
            Thread.sleep(LOOK_EVERY);
        }
        if (!Files.exists(summary)) {
            System.out.println("The tests in the background did not come to their end, see " + output);
            return false;
        }
        String told = Files.readString(summary);
        System.out.println("[INFO] " + told.strip());
        return told.matches("(?s)Tests run: [1-9]\\d*, Failures: 0, .*");
    }

    private boolean running() throws IOException {
        return Files.exists(process)
                && Optional.of(Files.readString(process))
                        .filter(pid -> !pid.isEmpty())
                        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                        .isPresent();
    }
}
