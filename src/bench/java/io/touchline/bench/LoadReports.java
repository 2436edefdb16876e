package io.touchline.bench;

import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The tables of what the service does in front of comments. */
final class LoadReports {

    private final Reports reports;

    LoadReports(Reports reports) {
        this.reports = reports;
    }

    void load(List<LoadResult> results) {
        if (results.isEmpty()) {
            return;
        }
        LoadResult echo = results.get(0);
        line("");
        line(
                "%-16s %10s %11s %8s %8s %7s %10s %13s %13s %10s %12s",
                "service, HTTP", "requests/s", "comments/s", "p50 ms", "p99 ms", "errors", "not stored", "requests/echo",
                "comments/echo", "opinions/s", "no opinion/s");
        results.forEach(result -> line(
                "%-16s %10.0f %11.0f %8.2f %8.2f %7d %10d %13.3f %13.3f %10.0f %12.0f",
                result.route(),
                result.requestsPerSecond(),
                result.commentsPerSecond(),
                result.medianMillis(),
                result.p99Millis(),
                result.errors(),
                result.notStored(),
                result.requestsPerSecond() / echo.requestsPerSecond(),
                result.commentsPerSecond() / echo.commentsPerSecond(),
                result.heard(),
                result.notHeard()));
    }

    void production(ProductionLoad.Result result) {
        LoadResult echo = result.echo();
        line("");
        line("in front of comments, %s; answers of %d bytes", result.mode(), echo.bytes());
        line(
                "%-28s %10s %11s %8s %8s %8s %10s",
                "", "requests/s", "comments/s", "p50 ms", "p99 ms", "errors", "of echo");
        for (LoadResult row : List.of(echo, result.one(), result.batch())) {
            line(
                    "%-28s %10.0f %11.0f %8.2f %8.2f %8d %10.3f",
                    row.route(),
                    row.requestsPerSecond(),
                    row.commentsPerSecond(),
                    row.medianMillis(),
                    row.p99Millis(),
                    row.errors(),
                    row.commentsPerSecond() / echo.commentsPerSecond());
        }
        LoadResult few = result.oneOfFew();
        line(
                "%s: %.0f/s, p50 %.2f ms, p99 %.2f ms",
                few.route(), few.commentsPerSecond(), few.medianMillis(), few.p99Millis());
        for (CpuUse use : result.perComment()) {
            line(
                    "processor time of a comment: service %.0f us, PostgreSQL %.0f us, Redis %.0f us",
                    use.service(), use.postgres(), use.redis());
        }
        line(
                "inserting alone: %.0f rows/s; a batch gets to %.3f of it",
                result.ceiling(), result.batch().commentsPerSecond() / result.ceiling());
        line(
                "at half of the peak: p99 %.2f ms, echo at the same rate %.2f ms: %.2f times; stages, ms a call: %s",
                result.oneAtHalf().p99Millis(),
                result.echoAtHalf().p99Millis(),
                result.oneAtHalf().p99Millis() / result.echoAtHalf().p99Millis(),
                result.stages().entrySet().stream()
                        .map(stage -> String.format(
                                Locale.ROOT, "%s %.2f", stage.getKey(), stage.getValue() * 1_000))
                        .toList());
        overload("three times the peak", result.overload());
        line(
                "resident before %d MB, after %d MB",
                result.megabytes().get(0), result.megabytes().get(1));
        overload("half of the peak, after it", result.after());
    }

    void replicas(ReplicaLoad.Result result) {
        line("");
        line("%d behind a round robin, on one PostgreSQL and one Redis", result.replicas());
        line("%-28s %11s %8s %8s %8s %12s", "", "comments/s", "p50 ms", "p99 ms", "errors", "not stored");
        for (LoadResult row : List.of(result.one(), result.batch())) {
            line(
                    "%-28s %11.0f %8.2f %8.2f %8d %12d",
                    row.route(),
                    row.commentsPerSecond(),
                    row.medianMillis(),
                    row.p99Millis(),
                    row.errors(),
                    row.notStored());
        }
        for (CpuUse use : result.perComment()) {
            line(
                    "processor time of a comment: services %.0f us, PostgreSQL %.0f us, Redis %.0f us",
                    use.service(), use.postgres(), use.redis());
        }
        line("promised in all %d, rows in the end %d", result.promised(), result.rows());
    }

    private void overload(String name, LoadResult seen) {
        Histogram taken = seen.answers().taken();
        Histogram refused = seen.answers().refused();
        line(
                "%-28s taken %d, p50 %.0f ms, p99 %.0f ms; told to come back %d, p99 %.0f ms; not stored %d",
                name,
                taken.getTotalCount(),
                taken.getValueAtPercentile(50) / 1e6,
                taken.getValueAtPercentile(99) / 1e6,
                refused.getTotalCount(),
                refused.getValueAtPercentile(99) / 1e6,
                seen.notStored());
    }

    private void line(String format, Object... values) {
        reports.line(format, values);
    }
}
