package io.touchline.casework.evidence;

import io.touchline.api.AccountKey;
import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditRows;
import io.touchline.casework.audit.ChainEnd;
import io.touchline.casework.audit.ExportedEvent;
import io.touchline.casework.cases.CaseDecision;
import io.touchline.casework.cases.CaseIds;
import io.touchline.casework.cases.CaseState;
import io.touchline.casework.cases.ModerationCase;
import io.touchline.coordination.GroupPicture;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes one pack, from reads that all see the database at one moment. In memory it keeps a page. */
final class PackBuilder {

    private static final int PAGE = 500;
    private static final String README = "evidence-readme.txt";

    /** Only cases of the queue have the first two, and only second looks and cases whose answer is known the others. */
    private static final Set<String> TELL_WHAT_IT_IS = Set.of(
            AuditKind.CASE_OPENED.name(),
            AuditKind.CASE_MERGED.name(),
            AuditKind.REVIEW_DECIDED.name(),
            AuditKind.REVIEW_UNDONE.name());

    private final Connection connection;
    private final Subject subject;
    private final MembersRoot root = new MembersRoot();
    private final Set<AccountKey> accounts = new HashSet<>();

    PackBuilder(Connection connection, Subject subject) {
        this.connection = connection;
        this.subject = subject;
    }

    /**
     * What a pack is about.
     *
     * @param end of the log
     * @param generator the service and its version
     */
    record Subject(
            ModerationCase about,
            List<PackedCase.Target> targets,
            List<CaseDecision> decisions,
            Optional<GroupPicture> group,
            ChainEnd end,
            Pseudonyms pseudonyms,
            Instant at,
            String generator) {

        String namespace() {
            return about.namespace();
        }

        /** Whether it is for somebody who looks a second time and must not know. */
        boolean blind() {
            return about.isReview() && about.state() == CaseState.OPEN;
        }
    }

    /**
     * What a pack has become.
     *
     * @param manifestSha256 hexadecimal
     * @param only the account that it is about, if it is about one alone
     */
    record Packed(Manifest manifest, String manifestSha256, Optional<AccountKey> only) {}

    Packed write(OutputStream out) throws IOException, SQLException {
        try (PackOutput pack = new PackOutput(out, subject.at())) {
            pack.file(PackFile.README, PackBuilder::readme);
            pack.document(PackFile.CASE, PackedCase.of(subject.about(), subject.targets(), decisions()));
            pack.file(PackFile.MEMBERS, reading(this::members));
            pack.document(PackFile.GRAPH, PackedGraph.of(subject.group(), subject.pseudonyms(), subject.blind()));
            pack.file(PackFile.EVENTS, reading(this::events));
            Manifest manifest = manifest(pack.files());
            String sha256 = pack.document(PackFile.MANIFEST, manifest);
            pack.file(
                    PackFile.MANIFEST_DIGEST,
                    file -> file.write(PackFile.digestLine(sha256).getBytes(StandardCharsets.UTF_8)));
            return new Packed(
                    manifest, sha256, accounts.size() == 1 ? accounts.stream().findFirst() : Optional.empty());
        }
    }

    /** What was decided on a second look and undone is a review's, as an open case never says that it is one. */
    private List<CaseDecision> decisions() {
        return subject.blind() ? List.of() : subject.decisions();
    }

    private Manifest manifest(List<Manifest.Listed> files) {
        ChainEnd end = subject.end();
        return new Manifest(
                Manifest.FORMAT,
                CaseIds.CASE.wire(subject.about().id()),
                subject.at().toString(),
                subject.generator(),
                subject.pseudonyms().salt(),
                new Manifest.Head(subject.namespace(), end.seq(), HexFormat.of().formatHex(end.hash())),
                root.members(),
                root.hex(),
                files);
    }

    /** Who looks a second time sees what there was when the first one decided, and no appeal against that. */
    private void members(OutputStream out) throws IOException, SQLException {
        ModerationCase about = subject.about();
        int end = about.isReview() ? about.memberCount() : Integer.MAX_VALUE;
        int last = 0;
        List<EvidenceRows.Member> page;
        do {
            page = EvidenceRows.members(
                    connection,
                    new EvidenceRows.Place(
                            subject.namespace(), about.membersOf(), last, Math.min(PAGE, end - last), subject.blind()),
                    subject.pseudonyms());
            for (EvidenceRows.Member member : page) {
                root.add(member.digest());
                if (accounts.size() < 2) {
                    member.account().ifPresent(accounts::add);
                }
                PackOutput.line(out, member.packed());
                last = member.packed().seq();
            }
        } while (page.size() == PAGE);
    }

    /** Of an open case, not how it came to be: who decides on it is not to know more than the queue tells. */
    private void events(OutputStream out) throws IOException, SQLException {
        boolean open = subject.about().state() == CaseState.OPEN;
        List<String> subjects = new ArrayList<>();
        subjects.add(CaseIds.CASE.wire(subject.about().id()));
        subjects.addAll(EvidenceRows.appeals(
                connection, subject.namespace(), subject.about().id()));
        subjects.addAll(EvidenceRows.revokedStrikes(
                connection, subject.namespace(), subject.about().id()));
        long last = 0;
        List<AuditEvent> page;
        do {
            page = AuditRows.about(connection, subject.namespace(), subjects, last, PAGE);
            for (AuditEvent event : page) {
                if (!open || !TELL_WHAT_IT_IS.contains(event.kind())) {
                    PackOutput.line(out, ExportedEvent.of(event));
                }
                last = event.seq();
            }
        } while (page.size() == PAGE);
    }

    private static void readme(OutputStream out) throws IOException {
        try (InputStream readme = PackBuilder.class.getResourceAsStream(README)) {
            if (readme == null) {
                throw new IllegalStateException(README + " is not in the jar");
            }
            readme.transferTo(out);
        }
    }

    private interface Reading {
        void into(OutputStream out) throws IOException, SQLException;
    }

    private static PackOutput.Content reading(Reading reading) {
        return out -> {
            try {
                reading.into(out);
            } catch (SQLException e) {
                throw new IOException("the case cannot be read", e);
            }
        };
    }
}
