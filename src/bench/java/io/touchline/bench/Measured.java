package io.touchline.bench;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured for one method and its parameters. */
record Measured(RunResult result) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Of one class of benchmarks, in the order in which they ran. */
    static List<Measured> of(Class<?> benchmark, Collection<RunResult> results) {
        return results.stream()
                .map(Measured::new)
                .filter(measured -> measured.name().startsWith(benchmark.getName() + "."))
                .toList();
    }

    static Optional<Measured> find(List<Measured> all, String method) {
        return all.stream().filter(measured -> measured.method().equals(method)).findFirst();
    }

    String method() {
        return name().substring(name().lastIndexOf('.') + 1);
    }

    String parameter(String name) {
        return result.getParams().getParam(name);
    }

    /** In the unit of the benchmark. */
    double score() {
        return result.getPrimaryResult().getScore();
    }

    double error() {
        return result.getPrimaryResult().getScoreError();
    }

    /** Of a benchmark in operations per second. */
    double nanosPerOperation() {
        return NANOS_PER_SECOND / score();
    }

    double bytesPerOperation() {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** How many of what a counter counts there are in one operation. */
    double perOperation(String counter) {
        Result<?> counted = result.getSecondaryResults().get(counter);
        if (counted == null) {
            return Double.NaN;
        }
        boolean rate = result.getParams().getMode() == Mode.Throughput;
        return rate ? counted.getScore() / score() : score() / counted.getScore();
    }

    private String name() {
        return result.getParams().getBenchmark();
    }
}
