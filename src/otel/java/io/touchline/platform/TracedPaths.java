package io.touchline.platform;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;

/**
 * Keeps ids of authors and comments out of traces, which no erasure reaches: path and query of a request are left out
 * of its span, whose name and {@code http.route} say what was asked for. Paths under {@code /q/} hold no ids and stay.
 */
@Singleton
final class TracedPaths implements SpanProcessor {

    /** What OpenTelemetry's conventions put in place of a value that must not be told. */
    static final String REDACTED = "REDACTED";

    static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String path = span.getAttribute(PATH);
        if (path != null && !path.startsWith("/q/")) {
            span.setAttribute(PATH, REDACTED);
        }
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, REDACTED);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
