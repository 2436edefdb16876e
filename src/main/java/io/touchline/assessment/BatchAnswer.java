package io.touchline.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchline.api.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** One result for each item of a batch, in input order. */
public record BatchAnswer(List<Result> results) {

    public BatchAnswer {
        results = List.copyOf(results);
    }

    /** Either an assessment or a problem, whose pointers count from the item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(int status, Assessment assessment, Problem problem) {

        static Result of(Problem problem) {
            return new Result(problem.status(), null, problem);
        }

        static Result of(Outcome outcome) {
            if (outcome instanceof Outcome.Answered answered) {
                return new Result(200, answered.assessment(), null);
            }
            return of(((Outcome.Refused) outcome).problem());
        }
    }

    /** How many items were told to come back, as a call would be with 503. */
    long turnedAway() {
        return results.stream().filter(result -> result.status() == 503).count();
    }

    /** @param outcomes of the valid items, in their order */
    static BatchAnswer of(List<RequestReader.Item> items, List<Outcome> outcomes) {
        Iterator<Outcome> next = outcomes.iterator();
        List<Result> results = new ArrayList<>();
        for (RequestReader.Item item : items) {
            results.add(
                    item instanceof RequestReader.Item.Invalid invalid
                            ? Result.of(invalid.problem())
                            : Result.of(next.next()));
        }
        return new BatchAnswer(results);
    }
}
