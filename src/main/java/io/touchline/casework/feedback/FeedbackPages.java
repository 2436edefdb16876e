package io.touchline.casework.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchline.api.StoredNames;
import io.touchline.casework.cases.MemberContent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What was said of assessments, where the text is still there. */
final class FeedbackPages implements LabelledSource.Pages {

    private static final int PAGE = 500;

    /** What is held of an erased account is for its case alone. */
    private static final String SELECT =
            """
            SELECT f.at, f.assessment_id, f.moderator_key, f.verdict, f.labels, t.text, a.body, m.content
            FROM feedback f
            LEFT JOIN LATERAL (SELECT * FROM comment_text o WHERE o.assessment_id = f.assessment_id OFFSET 0) t ON true
            LEFT JOIN LATERAL (SELECT * FROM assessment o WHERE o.id = f.assessment_id OFFSET 0) a ON true
            LEFT JOIN case_member m ON m.assessment_id = f.assessment_id
                AND NOT is_erased(m.namespace, m.account_key, m.assessment_id)
            WHERE f.namespace = ? AND f.at >= ? AND (f.at, f.assessment_id, f.moderator_key) < (?, ?, ?)
            ORDER BY f.at DESC, f.assessment_id DESC, f.moderator_key DESC LIMIT
            """
                    + PAGE;

    private static final JsonMapper JSON = new JsonMapper();

    private final DataSource database;
    private final LabelledExport.Range range;
    private Instant at;
    private UUID assessment = new UUID(0, 0);
    private byte[] moderator = {};
    private boolean over;

    FeedbackPages(DataSource database, LabelledExport.Range range) {
        this.database = database;
        this.range = range;
        this.at = range.to();
    }

    @Override
    public Optional<List<Labelled>> next() throws SQLException {
        if (over) {
            return Optional.empty();
        }
        int read = 0;
        List<Labelled> page = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, range.namespace());
            statement.setObject(2, range.from().atOffset(ZoneOffset.UTC));
            statement.setObject(3, at.atOffset(ZoneOffset.UTC));
            statement.setObject(4, assessment);
            statement.setBytes(5, moderator);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    read++;
                    at = row.getObject(1, OffsetDateTime.class).toInstant();
                    assessment = row.getObject(2, UUID.class);
                    moderator = row.getBytes(3);
                    labelled(row).ifPresent(page::add);
                }
            }
        }
        over = read < PAGE;
        return Optional.of(page);
    }

    private Optional<Labelled> labelled(ResultSet row) throws SQLException {
        String text = row.getString("text");
        String body = row.getString("body");
        JsonNode answer = body == null ? null : answer(body);
        String content = row.getString("content");
        if (content != null && (text == null || answer == null)) {
            MemberContent member = MemberContent.read(content);
            text = text == null ? member.text() : text;
            answer = answer == null ? member.assessment() : answer;
        }
        if (text == null || answer == null) {
            return Optional.empty();
        }
        List<String> labels =
                switch (StoredNames.of(Verdict.class, row.getString("verdict"))) {
                    case CONFIRMED -> AnswerReading.labels(answer);
                    case HARMLESS -> List.of();
                    case RELABELLED -> List.of((String[]) row.getArray("labels").getArray());
                };
        return Optional.of(
                new Labelled(at, assessment, text, labels, AnswerReading.targetId(answer), "feedback", true));
    }

    private static JsonNode answer(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer cannot be read", e);
        }
    }
}
