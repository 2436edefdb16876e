package io.touchline.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ties other processes to the life of this JVM. A small shell waits on a pipe from the JVM; the operating system closes
 * the pipe when the JVM ends, also after {@code kill -9}, and the shell then ends its child. So a stop and a crash take
 * the same path, and the parts go only after the service is gone.
 */
final class ChildProcesses {

    /**
     * setsid, where there is one, keeps Ctrl-C in the terminal from reaching the child before the service is done. While
     * the shell waits for the child no other process can have its number. What runs beside a shell gets nothing to read
     * from 0, hence 3.
     */
    private static final String TIED =
            "exec 3<&0; if command -v setsid >/dev/null 2>&1; then setsid \"$@\" 3<&- & else \"$@\" 3<&- & fi;"
                    + " child=$!; trap '' INT TERM HUP;"
                    + " (cat <&3 >/dev/null; kill -0 $$ 2>/dev/null && kill -TERM $child 2>/dev/null) & wait $child";

    private static final String WATCHED = "trap '' INT TERM HUP; cat >/dev/null; kill -INT \"$1\" 2>/dev/null";

    private ChildProcesses() {}

    /** Starts {@code command} as a child that is sent SIGTERM when the JVM ends. @return the shell that keeps it and ends with it */
    static Process startTied(List<String> command) throws IOException {
        List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", TIED, "touchline-keeper"));
        shell.addAll(command);
        return start(shell);
    }

    /** Sends SIGINT to a process that is already running when the JVM ends (PostgreSQL's fast shutdown). */
    static void tie(long pid) throws IOException {
        start(List.of("/bin/sh", "-c", WATCHED, "touchline-watchdog", Long.toString(pid)));
    }

    /**
     * Waits for the process named in a pid file, left from an earlier run, to end; asks it to if it does not.
     *
     * @param home where the part's own binaries are
     */
    static void awaitEnd(Path pidFile, Path home, Duration patience) throws IOException {
        Optional<ProcessHandle> old = alive(pidFile, home.toRealPath());
        long deadline = System.nanoTime() + patience.toNanos();
        long ask = System.nanoTime() + patience.toNanos() / 2;
        while (old.isPresent() && old.get().isAlive()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("process " + old.get().pid() + " of an earlier run is still running: stop it");
            }
            if (System.nanoTime() > ask) {
                old.get().destroy();
            }
            pause();
        }
    }

    static Optional<Long> pid(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(pidFile).stream().findFirst().map(line -> Long.parseLong(line.trim()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a part", e);
        }
    }

    /** A pid from before a reboot may by now be some other program, a Redis too; only one of ours is waited for. */
    private static Optional<ProcessHandle> alive(Path pidFile, Path home) throws IOException {
        return pid(pidFile).flatMap(ProcessHandle::of).filter(process -> process.info()
                .command()
                .map(command -> Path.of(command).startsWith(home))
                .orElse(false));
    }

    private static Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // The thread keeps the process reachable: a collected Process closes its pipe, and that would end the part.
        Thread holder = new Thread(() -> waitFor(process), "touchline-part-" + process.pid());
        holder.setDaemon(true);
        holder.start();
        return process;
    }

    private static void waitFor(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
