package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracedPathsTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/accounts/u-9, , REDACTED,",
        "/v1/assessments, commentId=c-123, REDACTED, REDACTED",
        "/u-9, , REDACTED,",
        "/q/health/ready, , /q/health/ready,",
        "/q/metrics, account=u-9, /q/metrics, REDACTED"
    })
    void idsAreLeftOut(String path, String query, String tracedPath, String tracedQuery) {
        try (SdkTracerProvider traces =
                SdkTracerProvider.builder().addSpanProcessor(new TracedPaths()).build()) {
            Span span = traces.get("test")
                    .spanBuilder("GET")
                    .setAttribute(TracedPaths.PATH, path)
                    .setAttribute(TracedPaths.QUERY, query)
                    .startSpan();
            span.end();

            ReadableSpan told = (ReadableSpan) span;
            assertThat(told.getAttribute(TracedPaths.PATH)).isEqualTo(tracedPath);
            assertThat(told.getAttribute(TracedPaths.QUERY)).isEqualTo(tracedQuery);
        }
    }
}
