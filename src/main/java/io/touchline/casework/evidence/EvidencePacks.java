package io.touchline.casework.evidence;

import io.touchline.api.DatabaseOutage;
import io.touchline.api.Outage;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.AuditRows;
import io.touchline.casework.audit.ChainEnd;
import io.touchline.casework.audit.EventHash;
import io.touchline.casework.audit.Snapshot;
import io.touchline.casework.cases.Attempts;
import io.touchline.casework.cases.CaseIds;
import io.touchline.casework.cases.Cases;
import io.touchline.casework.cases.ModerationCase;
import io.touchline.coordination.GroupPicture;
import io.touchline.coordination.GroupPictures;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes evidence packs. A pack leaves only once it is logged. Blocking. */
@ApplicationScoped
class EvidencePacks {

    private static final Logger LOG = Logger.getLogger(EvidencePacks.class);

    /** Each keeps a connection for seconds; comments need the others. */
    private static final int AT_ONCE = 2;

    private final Semaphore making = new Semaphore(AT_ONCE);
    private final DataSource database;
    private final Cases cases;
    private final GroupPictures groups;
    private final TargetRegistry targets;
    private final AuditLog audit;
    private final EvidenceLog log;
    private final Clock clock;
    private final String generator;

    @Inject
    EvidencePacks(
            DataSource database,
            Cases cases,
            GroupPictures groups,
            TargetRegistry targets,
            AuditLog audit,
            EvidenceLog log,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.database = database;
        this.cases = cases;
        this.groups = groups;
        this.targets = targets;
        this.audit = audit;
        this.log = log;
        this.clock = clock;
        this.generator = "touchline " + version;
    }

    /**
     * @throws ProblemException 404 if there is no such case, 409 that names another if it has become part of that one, 503 if
     *     too many are made at once or a part is away
     */
    SpooledPack make(String namespace, UUID caseId, EvidenceRequest request) {
        if (!making.tryAcquire()) {
            throw unavailable();
        }
        try {
            ModerationCase about = Attempts.of(() -> {
                try (Connection connection = database.getConnection()) {
                    return find(connection, namespace, caseId);
                }
            });
            Optional<GroupPicture> group = Optional.ofNullable(about.groupId()).flatMap(id -> groups.of(namespace, id));
            List<PackedCase.Target> named =
                    about.targetIds().stream().map(this::target).toList();
            return make(namespace, caseId, new Found(named, group), request);
        } finally {
            making.release();
        }
    }

    /** What is not in the snapshot, since other features know it. */
    private record Found(List<PackedCase.Target> targets, Optional<GroupPicture> group) {}

    private SpooledPack make(String namespace, UUID caseId, Found found, EvidenceRequest request) {
        SpooledPack spooled = null;
        try {
            SpooledPack file = SpooledPack.create();
            spooled = file;
            PackBuilder.Packed packed = Snapshot.read(
                    database, connection -> new PackBuilder(connection, subject(connection, namespace, caseId, found))
                            .write(file.out()));
            Attempts.of(() -> {
                log.exported(namespace, packed, request);
                return packed;
            });
            spooled = null;
            return file;
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        } catch (IOException e) {
            if (e.getCause() instanceof SQLException unread) {
                throw DatabaseOutage.problem(unread);
            }
            LOG.errorf("evidence.pack not written: %s", Outage.kind(e));
            throw unavailable();
        } finally {
            close(spooled);
        }
    }

    private PackBuilder.Subject subject(Connection connection, String namespace, UUID caseId, Found found)
            throws SQLException {
        ModerationCase about = find(connection, namespace, caseId);
        ChainEnd end = AuditRows.end(connection, namespace)
                .orElseGet(() -> new ChainEnd(0, EventHash.first(namespace), new byte[0]));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new PackBuilder.Subject(
                about,
                found.targets(),
                cases.decisions(connection, namespace, caseId),
                found.group(),
                end,
                new Pseudonyms(audit.salt()),
                now,
                generator);
    }

    /** What became part of another case has no comments any more: its pack would prove nothing. */
    private ModerationCase find(Connection connection, String namespace, UUID caseId) throws SQLException {
        ModerationCase found = cases.find(connection, namespace, caseId).orElseThrow(ProblemException::notFound);
        if (found.mergedInto() != null) {
            Problem.Error error = new Problem.Error("/id", "it has become part of another case: ask for that one's");
            throw new ProblemException(
                    Problem.of(409, List.of(error)).withMergedInto(CaseIds.CASE.wire(found.mergedInto())));
        }
        return found;
    }

    private PackedCase.Target target(String id) {
        return new PackedCase.Target(
                id, targets.registered(id).map(RegisteredTarget::name).orElse(null));
    }

    private static void close(SpooledPack spooled) {
        try (spooled) {
            // Nobody gets it.
        } catch (IOException e) {
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(Problem.of(503, List.of()));
    }
}
