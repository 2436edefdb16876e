package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.casework.audit.JsonLines;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Verifies an evidence pack by itself, without the service and its database.
 *
 * <pre>{@code
 * java -cp 'target/quarkus-app/app/*:target/quarkus-app/lib/main/*' io.touchline.casework.evidence.VerifyPack \
 *     FILE.zip [--head HASH]
 * }</pre>
 *
 * <p>Checks that there are the files of a pack and no others, their sizes and digests, every comment's digest, that the
 * comments are those that the decision was taken on, the hashes and links of the log's events, and that what the pack
 * holds twice is the same: the case's state, opening and decisions in the case and in the events; its number of comments,
 * labels, severity and measures in the case and in the comments; what appeals took back in the comments and in the
 * events; labels, severity and measures beside a comment's content and in it. {@code --head} takes a hash of the log that
 * was published elsewhere: the pack's end of the log or one of its events must have it. Exit code 0 if all is as it should
 * be, 1 with the first fault if not.
 *
 * <p>A pack that was replaced as a whole, all digests made anew, is told by the digest of its manifest, which is printed
 * here and stands in the log's event {@code EVIDENCE_EXPORTED}.
 */
public final class VerifyPack {

    private static final int OK = 0;
    private static final int NOT_OK = 1;
    private static final int LARGEST_MANIFEST = 64 * 1024;
    private static final int LARGEST_DOCUMENT = 64 * 1024 * 1024;
    private static final long LARGEST_FILE = 4L * 1024 * 1024 * 1024;

    private final PrintStream out;

    VerifyPack(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(new VerifyPack(out).run(args));
    }

    int run(String... args) {
        List<String> words = List.of(args);
        if (!(words.size() == 1 || words.size() == 3 && words.get(1).equals("--head"))) {
            out.println("usage: VerifyPack FILE.zip [--head HASH]");
            return NOT_OK;
        }
        try (PackInput pack = new PackInput(Path.of(words.get(0)))) {
            verify(pack, words.size() == 3 ? hash(words.get(2)) : null);
            return OK;
        } catch (IOException | RuntimeException e) {
            // What java.util.zip makes of a file that is none has not always a message.
            out.println("NOT VALID: " + (e.getMessage() == null ? "cannot be read" : e.getMessage()));
            return NOT_OK;
        }
    }

    private void verify(PackInput pack, byte[] anchor) throws IOException {
        byte[] written = pack.bytes(PackFile.MANIFEST, LARGEST_MANIFEST);
        Map<PackFile, Manifest.Listed> files = new EnumMap<>(PackFile.class);
        files.put(PackFile.MANIFEST, listed(PackFile.MANIFEST, written));
        byte[] digestLine = pack.bytes(PackFile.MANIFEST_DIGEST, LARGEST_MANIFEST);
        files.put(PackFile.MANIFEST_DIGEST, listed(PackFile.MANIFEST_DIGEST, digestLine));
        String manifestSha256 = files.get(PackFile.MANIFEST).sha256();
        if (!PackFile.digestLine(manifestSha256).equals(new String(digestLine, StandardCharsets.UTF_8))) {
            throw new PackFault("manifest.json is not what its digest was made of");
        }
        Manifest manifest = manifest(written);
        checkFiles(pack, manifest, files);
        pack.checkStream(files);
        JsonNode about = about(pack, manifest);
        EventsCheck events = new EventsCheck(manifest, anchor);
        pack.read(PackFile.EVENTS, events::read);
        LoggedCase logged = events.logged();
        new StateCheck(about, logged).check();
        new OpeningCheck(about, logged).check();
        new CaseCheck(about, logged).check();
        MembersCheck members = new MembersCheck(
                manifest, logged.standing(), List.of(new OverturnedCheck(about, logged), new TotalsCheck(about)));
        pack.read(PackFile.MEMBERS, members::read);
        out.println("valid: " + manifest.caseId() + ", " + manifest.members() + " comments (" + members.erased()
                + " erased), " + events.events() + " events, head "
                + manifest.head().seq() + " "
                + manifest.head().hash());
        out.println("manifest " + manifestSha256);
    }

    private static Manifest manifest(byte[] written) throws IOException {
        String what = PackFile.MANIFEST.fileName();
        Manifest manifest = JsonLines.read(JsonLines.tree(written, what), Manifest.class, what);
        if (!Manifest.FORMAT.equals(manifest.format())) {
            throw new PackFault("this is no pack that can be verified here");
        }
        if (manifest.caseId() == null
                || manifest.membersRoot() == null
                || manifest.files() == null
                || manifest.head() == null
                || manifest.head().namespace() == null
                || manifest.head().hash() == null) {
            throw new PackFault("the manifest lacks a field");
        }
        return manifest;
    }

    private static void checkFiles(PackInput pack, Manifest manifest, Map<PackFile, Manifest.Listed> files)
            throws IOException {
        for (Manifest.Listed listed : manifest.files()) {
            PackFile file = PackFile.of(listed.name())
                    .filter(PackFile.listed()::contains)
                    .orElseThrow(() -> new PackFault("the manifest names a file that no pack has"));
            if (files.put(file, listed) != null) {
                throw new PackFault("the manifest names " + listed.name() + " twice");
            }
            if (listed.size() < 0 || listed.size() > LARGEST_FILE) {
                throw new PackFault(listed.name() + " is too large");
            }
            if (!pack.digest(file, listed.size()).equals(listed.sha256())) {
                throw new PackFault(listed.name() + " is not what the manifest says");
            }
        }
        for (PackFile file : PackFile.listed()) {
            if (!files.containsKey(file)) {
                throw new PackFault("the manifest does not name " + file.fileName());
            }
        }
    }

    private static JsonNode about(PackInput pack, Manifest manifest) throws IOException {
        JsonNode about = JsonLines.tree(pack.bytes(PackFile.CASE, LARGEST_DOCUMENT), PackFile.CASE.fileName());
        if (!manifest.caseId().equals(about.path("id").textValue())) {
            throw new PackFault("case.json is another case than that of the manifest");
        }
        JsonLines.tree(pack.bytes(PackFile.GRAPH, LARGEST_DOCUMENT), PackFile.GRAPH.fileName());
        return about;
    }

    private static Manifest.Listed listed(PackFile file, byte[] bytes) {
        return new Manifest.Listed(file.fileName(), bytes.length, DigestUtils.sha256Hex(bytes));
    }

    private static byte[] hash(String hex) throws PackFault {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new PackFault("a hash has 64 hexadecimal digits");
        }
        return HexFormat.of().parseHex(hex);
    }
}
