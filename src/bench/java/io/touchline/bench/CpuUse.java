package io.touchline.bench;

import io.touchline.testsupport.ServiceProcess;
import java.time.Duration;
import java.util.List;

/** Processor seconds that a service, its PostgreSQL and its Redis have used. */
record CpuUse(double service, double postgres, double redis) {

    static CpuUse of(ServiceProcess service) {
        return of(List.of(service.pid()), service.postgresPids(), service.redisPid());
    }

    static CpuUse of(List<Long> services, List<Long> postgres, long redis) {
        return new CpuUse(seconds(services), seconds(postgres), seconds(List.of(redis)));
    }

    private static double seconds(List<Long> pids) {
        return pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(used -> used.toNanos() / 1e9)
                .sum();
    }

    /** Microseconds for each of so many comments since then. */
    CpuUse perComment(CpuUse before, double comments) {
        double micros = 1e6 / comments;
        return new CpuUse(
                (service - before.service) * micros,
                (postgres - before.postgres) * micros,
                (redis - before.redis) * micros);
    }
}
