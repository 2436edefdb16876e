package io.touchline.api;

import java.util.List;

/** Ends a request with a {@link Problem}. Thrown at the edge only; it carries no stack trace. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    public ProblemException(int status, String pointer, String detail) {
        this(Problem.of(status, List.of(new Problem.Error(pointer, detail))));
    }

    /** A query parameter that this route does not know. */
    public static ProblemException unknownParameter(String name) {
        return new ProblemException(400, Pointers.ofField(name), "unknown query parameter");
    }

    public static ProblemException notFound() {
        return new ProblemException(Problem.of(404, List.of()));
    }

    public Problem problem() {
        return problem;
    }
}
