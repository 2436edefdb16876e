package io.touchline.casework.cases;

import io.touchline.handling.Action;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** SQL of which measures stand for a comment: those an appeal put in the place of others, or what was decided. */
public final class StandingMeasures {

    /** To a member {@code m} the appeal, {@code milder}, that left milder measures for it; one that left it up is none. */
    public static final String JOIN =
            " LEFT JOIN appeal milder ON milder.id = m.overturned_by AND NOT milder.measures <@ ARRAY['ALLOW'] ";

    private static final String DECIDED = "CASE d.outcome WHEN 'UPHOLD' THEN m.actions ELSE d.measures END";

    /**
     * Of a member {@code m}, its decision {@code d} and that join. What is for whom it attacks was not the author's to
     * appeal.
     */
    public static final String MEASURES =
            """
             CASE WHEN milder.id IS NULL THEN %1$s
                 ELSE milder.measures || ARRAY(SELECT own FROM unnest(%1$s) AS own WHERE own IN (%2$s)) END
            """
                    .formatted(DECIDED, names(Action::isForTargets));

    /** Whether something of the decision may stand for the comment at all. */
    public static final String STANDS =
            " (d.outcome <> 'OVERTURN' AND m.overturned_by IS NULL OR milder.id IS NOT NULL) ";

    private StandingMeasures() {}

    /** The names of measures, as literals. */
    public static String names(Predicate<Action> which) {
        return Arrays.stream(Action.values())
                .filter(which)
                .map(action -> "'" + action.name() + "'")
                .collect(Collectors.joining(", "));
    }
}
