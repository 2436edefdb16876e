package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.api.ProblemException;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.audit.NewEvent;
import io.touchline.casework.cases.CaseIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Logs that evidence leaves: who took it, and the digest of the pack's manifest, by which a pack can be told. */
@ApplicationScoped
class EvidenceLog {

    private static final JsonMapper JSON = new JsonMapper();

    private final DataSource database;
    private final AuditLog log;
    private final Moderators moderators;

    @Inject
    EvidenceLog(DataSource database, AuditLog log, Moderators moderators) {
        this.database = database;
        this.log = log;
        this.moderators = moderators;
    }

    /** @throws ProblemException 409 if the one account that the pack is about has gone from the case meanwhile */
    @Transactional(rollbackOn = Exception.class)
    void exported(String namespace, PackBuilder.Packed pack, EvidenceRequest request) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ErasureGuard.lockShared(connection);
            requireKept(connection, namespace, pack);
            ObjectNode body = JSON.createObjectNode();
            body.put("by", moderators.known(connection, namespace, request.by()).wire());
            body.put("format", pack.manifest().format());
            body.put("members", pack.manifest().members());
            body.put("membersRoot", pack.manifest().membersRoot());
            body.put("headSeq", pack.manifest().head().seq());
            body.put("manifestSha256", pack.manifestSha256());
            String reason =
                    JSON.createObjectNode().put("reason", request.reason()).toString();
            NewEvent event = new NewEvent(
                    namespace,
                    AuditKind.EVIDENCE_EXPORTED,
                    pack.manifest().caseId(),
                    body.toString(),
                    holdsEvidence(connection, namespace, pack)
                            ? Optional.of(new NewEvent.Personal(pack.only(), reason))
                            : Optional.empty());
            log.append(connection, List.of(event));
        }
    }

    /** Of a case that has no evidence any more no erasure would take the reason along: it is not kept. */
    private static boolean holdsEvidence(Connection connection, String namespace, PackBuilder.Packed pack)
            throws SQLException {
        UUID caseId = CaseIds.CASE.ofWire(pack.manifest().caseId()).orElseThrow();
        return EvidenceRows.holdsAny(connection, namespace, caseId);
    }

    /** No erasure takes along any more what is logged under the key of an account that is erased already. */
    private static void requireKept(Connection connection, String namespace, PackBuilder.Packed pack)
            throws SQLException {
        UUID caseId = CaseIds.CASE.ofWire(pack.manifest().caseId()).orElseThrow();
        if (pack.only().isPresent()
                && !EvidenceRows.keeps(
                        connection, namespace, caseId, pack.only().get())) {
            throw new ProblemException(409, null, "the case has changed meanwhile: ask again");
        }
    }
}
