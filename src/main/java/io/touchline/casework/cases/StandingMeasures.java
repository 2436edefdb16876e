package io.touchline.casework.cases;

/** SQL of which measures stand for a comment: those an appeal put in the place of others, or what was decided. */
public final class StandingMeasures {

    /** To a member {@code m} the appeal, {@code milder}, that left milder measures for it; one that left it up is none. */
    public static final String JOIN =
            " LEFT JOIN appeal milder ON milder.id = m.overturned_by AND NOT milder.measures <@ ARRAY['ALLOW'] ";

    /** Of a member {@code m}, its decision {@code d} and that join. */
    public static final String MEASURES =
            " coalesce(milder.measures, CASE d.outcome WHEN 'UPHOLD' THEN m.actions ELSE d.measures END) ";

    /** Whether something of the decision may stand for the comment at all. */
    public static final String STANDS =
            " (d.outcome <> 'OVERTURN' AND m.overturned_by IS NULL OR milder.id IS NOT NULL) ";

    private StandingMeasures() {}
}
