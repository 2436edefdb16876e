package io.touchline.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A problem document (RFC 9457). It never carries the comment's text nor anything of the service's insides.
 *
 * @param type a stable name of the kind of problem, {@code urn:touchline:problem:…}
 * @param errors what is wrong where; empty where there is no place
 * @param mergedInto with a 409 about a case that has become part of another, that other one; left out else
 */
public record Problem(
        String type,
        String title,
        int status,
        List<Error> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) String mergedInto) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** @param pointer JSON pointer into the request body, or {@code /name} of a query or path parameter */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Error(String pointer, String detail) {}

    public static Problem of(int status, List<Error> errors) {
        return new Problem("urn:touchline:problem:" + name(status), title(status), status, errors, null);
    }

    /** The same, which names the case that has the comments now. @param caseId as the API writes it */
    public Problem withMergedInto(String caseId) {
        return new Problem(type, title, status, errors, caseId);
    }

    private static String name(int status) {
        return switch (status) {
            case 400 -> "malformed-request";
            case 401 -> "key-missing-or-unknown";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 409 -> "conflict";
            case 413 -> "request-too-large";
            case 415 -> "unsupported-media-type";
            case 422 -> "rule-broken";
            case 429 -> "too-many-requests";
            case 503 -> "unavailable";
            default -> status >= 500 ? "internal" : "request-refused";
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "The request is malformed";
            case 401 -> "A valid API key or token is needed";
            case 403 -> "This key or token may not do that";
            case 404 -> "There is nothing here";
            case 405 -> "This method is not offered here";
            case 406 -> "No representation that the client accepts";
            case 409 -> "The request contradicts what is stored";
            case 413 -> "The request is too large";
            case 415 -> "This media type is not understood";
            case 422 -> "The request breaks a rule";
            case 429 -> "Too many requests";
            case 503 -> "The service is busy or not ready";
            default -> status >= 500 ? "Something went wrong here" : "The request was refused";
        };
    }
}
