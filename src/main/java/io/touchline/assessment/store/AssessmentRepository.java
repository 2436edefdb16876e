package io.touchline.assessment.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads assessments back, within one namespace. Blocking. */
@ApplicationScoped
public class AssessmentRepository implements PanacheRepositoryBase<AssessmentEntity, UUID> {

    private final CaseOpener cases;

    public AssessmentRepository(CaseOpener cases) {
        this.cases = cases;
    }

    /** The ledger knows a comment's newest assessment; each knows the one before. No partition is searched. */
    private static final String REVISIONS_OF_COMMENT =
            """
            WITH RECURSIVE revision_chain AS (
                SELECT a.* FROM comment_ledger l JOIN assessment a ON a.id = l.assessment_id
                WHERE l.namespace = :namespace AND l.comment_id = :commentId
                UNION ALL
                SELECT p.* FROM revision_chain r JOIN assessment p ON p.id = r.previous_id
            )
            SELECT a.* FROM revision_chain a
            """;

    private static final String ALL = "SELECT a.* FROM assessment a\n";

    @Transactional
    public Optional<StoredAssessment> find(String namespace, UUID id) {
        return Optional.ofNullable(find(namespace, List.of(id)).get(id));
    }

    @Transactional
    public Map<UUID, StoredAssessment> find(String namespace, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return withTexts(list("namespace = ?1 and id in ?2", namespace, ids)).stream()
                .collect(Collectors.toMap(StoredAssessment::id, Function.identity()));
    }

    /** None that an account wrote before it was erased is listed as one of its own. */
    @Transactional
    public List<StoredAssessment> list(AssessmentFilter filter) {
        StringBuilder sql = new StringBuilder(filter.commentId().isPresent() ? REVISIONS_OF_COMMENT : ALL);
        Map<String, Object> values = new HashMap<>();
        values.put("namespace", filter.namespace());
        values.put("fromId", filter.fromId());
        values.put("beforeId", filter.beforeId());
        filter.commentId().ifPresent(id -> values.put("commentId", id));
        filter.targetId().ifPresent(id -> {
            sql.append("JOIN assessment_target t ON t.assessment_id = a.id AND t.namespace = a.namespace"
                    + " AND t.target_id = :targetId AND t.assessment_id >= :fromId AND t.assessment_id < :beforeId\n");
            values.put("targetId", id);
        });
        sql.append("WHERE a.namespace = :namespace AND a.id >= :fromId AND a.id < :beforeId\n");
        filter.account().ifPresent(key -> {
            sql.append("AND a.account_key = :account AND a.id >= (SELECT erased_before(:namespace, :account))\n");
            values.put("account", key.bytes());
        });
        sql.append("ORDER BY a.id DESC");
        Query query = getEntityManager().createNativeQuery(sql.toString(), AssessmentEntity.class);
        values.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<AssessmentEntity> rows = query.setMaxResults(filter.limit()).getResultList();
        return withTexts(rows);
    }

    private List<StoredAssessment> withTexts(List<AssessmentEntity> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = rows.stream().map(row -> row.id).toList();
        Map<UUID, String> caseIds = cases.casesOf(ids);
        Map<UUID, String> texts = getEntityManager()
                .createQuery("from CommentTextEntity where assessmentId in ?1", CommentTextEntity.class)
                .setParameter(1, ids)
                .getResultStream()
                .collect(Collectors.toMap(text -> text.assessmentId, text -> text.text));
        return rows.stream()
                .map(row -> new StoredAssessment(
                        row.id,
                        row.revision,
                        row.body,
                        Optional.ofNullable(texts.get(row.id)),
                        Optional.ofNullable(caseIds.get(row.id))))
                .toList();
    }
}
