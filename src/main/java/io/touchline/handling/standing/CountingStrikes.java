package io.touchline.handling.standing;

/**
 * Finds the strikes of an account that may carry something, however many there are: what persons decided and has not
 * expired, and of what rules did the newest, then the newest that is at least the education pause older, and so on, as
 * {@link Standing} passes over those between. One by rule that has expired is among them, since it stands for those
 * closely before it, which may last longer.
 */
final class CountingStrikes {

    /**
     * To be joined laterally with a relation {@code c} of {@code namespace} and {@code account_key}. Its parameters: the
     * moment; the education pause in milliseconds. OFFSET keeps each account a look-up of its own, however few rows the
     * planner thinks all strikes are.
     */
    static final String OF_C = of("");

    private CountingStrikes() {}

    /** The same of strikes of which {@code condition} holds, which begins with AND and knows the table by its name. */
    static String of(String condition) {
        // Namespaces here and there have different collations, of which an index serves its own.
        String own =
                """
                SELECT id, struck_at, expires_at, weight, rule IS NOT NULL AS by_rule FROM strike
                WHERE namespace = c.namespace COLLATE "default" AND account_key = c.account_key AND revoked_at IS NULL
                """
                        + condition;
        // Begun behind all of them, so that the first one is looked up as the others are, by the account's index.
        return """
                (%s AND rule IS NULL AND expires_at > ?
                UNION ALL
                (WITH RECURSIVE told AS (
                    SELECT NULL::uuid AS id, timestamptz 'infinity' AS struck_at, NULL::timestamptz AS expires_at,
                           NULL::double precision AS weight, true AS by_rule
                    UNION ALL
                    SELECT before.* FROM told CROSS JOIN LATERAL (
                        %s AND rule IS NOT NULL AND struck_at <= told.struck_at - ? * interval '1 millisecond'
                            AND (struck_at, id) < (told.struck_at, told.id)
                        ORDER BY struck_at DESC, id DESC LIMIT 1) AS before)
                SELECT * FROM told WHERE id IS NOT NULL)
                OFFSET 0)
                """
                .formatted(own, own);
    }
}
