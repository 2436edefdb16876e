package io.touchline.casework.notice;

import io.touchline.api.AccountKey;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.EverydayWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Cases that were decided long ago: comments and strikes through the API, decisions written as rows, since the API decides
 * now. Each has ten minutes of some past day to itself.
 */
final class DecidedCases {

    /** The first comment of a service that has just started may take long. */
    static final Map<String, Object> UNHURRIED = Map.of("deadlineMs", 10_000);

    /** Where this process begins: an earlier one may have left its own in the same database. */
    private static final Instant FIRST = Instant.now()
            .truncatedTo(ChronoUnit.SECONDS)
            .minus(Duration.ofDays(300))
            .plusSeconds(ThreadLocalRandom.current().nextLong(240L * 24 * 3600));

    private static final Duration APART = Duration.ofMinutes(20);
    private static final AtomicInteger MADE = new AtomicInteger();

    private final DataSource database;
    private final Instant from;

    DecidedCases(DataSource database) {
        this.database = database;
        this.from = FIRST.plus(APART.multipliedBy(MADE.getAndIncrement()));
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return from.plusSeconds(600);
    }

    Instant within() {
        return from.plusSeconds(300);
    }

    /** An insult in words that nobody else says. */
    static String insult(String name) {
        return name + "就是个废物，姐妹们都去她评论区骂她！" + EverydayWords.some(12);
    }

    /** @return the id of the case that the comment opened */
    String comment(String author, String text) {
        return comment(author, "昵称" + author, text);
    }

    String comment(String author, String displayName, String text) {
        return comment(Api.fresh("c"), author, displayName, text);
    }

    /** @return the case of the comment, which may be another one's newer revision */
    String comment(String commentId, String author, String displayName, String text) {
        Map<String, Object> comment = Api.comment(commentId, author, text);
        comment.put("author", Map.of("id", author, "displayName", displayName));
        comment.put("postedAt", within().toString());
        comment.put("options", UNHURRIED);
        return Api.assess(comment).then().statusCode(200).extract().path("caseId");
    }

    /** @return the id of the decision */
    UUID decide(String caseId, String outcome, List<String> measures, Instant at) throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(
                    """
                    INSERT INTO case_decision (id, namespace, case_id, outcome, measures, reason, decided_by, decided_at,
                                               members, accounts, members_root)
                    SELECT ?, namespace, id, ?, ?, 'so it is', '\\x00000000000000000000000000000000'::bytea, ?, member_count, 1, '\\x00000000000000000000000000000000'::bytea
                    FROM moderation_case WHERE id = ?
                    """)) {
                statement.setObject(1, id);
                statement.setString(2, outcome);
                statement.setArray(3, connection.createArrayOf("text", measures.toArray()));
                statement.setObject(4, at.atOffset(ZoneOffset.UTC));
                statement.setObject(5, uuid(caseId));
                statement.executeUpdate();
            }
            run("UPDATE moderation_case SET state = 'DECIDED', decision_id = ? WHERE id = ?", id, uuid(caseId));
        }
        return id;
    }

    /** An account's appeal against a decision, granted. @param instead of its measures, as PostgreSQL writes an array */
    void grant(AccountKey author, String caseId, UUID decision, String instead) throws SQLException {
        UUID appeal = UUID.randomUUID();
        run(
                "INSERT INTO appeal (id, namespace, decision_id, party, account_key, statement, state, measures, filed_at,"
                        + " due_at, closed_at, closed_by) SELECT ?, namespace, id, 'ACCOUNT', ?, 'no', 'GRANTED', ?::text[],"
                        + " decided_at, decided_at + interval '1 day', decided_at, '\\x00000000000000000000000000000000' FROM case_decision WHERE id = ?",
                appeal,
                author.bytes(),
                instead,
                decision);
        run("UPDATE case_member SET overturned_by = ? WHERE case_id = ?", appeal, uuid(caseId));
    }

    /** @return the id of the strike */
    static String strike(String author, String action, Instant at, String... labels) {
        return strike(author, action, at, Map.of(), labels);
    }

    /** @param more fields of the strike */
    static String strike(String author, String action, Instant at, Map<String, Object> more, String... labels) {
        Map<String, Object> strike = new LinkedHashMap<>(more);
        strike.put("action", action);
        strike.put("decidedBy", "moderator-7");
        strike.put("reason", "so it is");
        strike.put("labels", List.of(labels));
        strike.put("decidedAt", at.toString());
        strike.put("expiresAfter", "P3660D");
        return Api.call()
                .body(strike)
                .post("/v1/accounts/{id}/strikes", author)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static void revoke(String author, String strikeId) {
        Api.call()
                .body(Map.of("by", "moderator-8", "reason", "appealed"))
                .delete("/v1/accounts/{id}/strikes/{strike}", author, strikeId)
                .then()
                .statusCode(200);
    }

    void run(String statement, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        }
    }

    /** @param labels an array as PostgreSQL writes it, instead of those that were found */
    void label(String caseId, String labels) throws SQLException {
        run("UPDATE case_member SET labels = ?::text[] WHERE case_id = ?", labels, uuid(caseId));
    }

    /** @param actions an array as PostgreSQL writes it, instead of those that were proposed */
    void propose(String caseId, String actions) throws SQLException {
        run("UPDATE case_member SET actions = ?::text[] WHERE case_id = ?", actions, uuid(caseId));
    }

    static UUID uuid(String wire) {
        String hex = wire.substring(wire.indexOf('_') + 1);
        return new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
    }
}
