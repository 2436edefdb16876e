package io.touchline.casework.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Verifies an export of the log by itself, without the service and its database.
 *
 * <pre>{@code
 * java -cp 'target/quarkus-app/app/*:target/quarkus-app/lib/main/*' io.touchline.casework.audit.VerifyAudit \
 *     FILE [--head HASH]
 * }</pre>
 *
 * <p>{@code --head} takes a hash that was published, in a notice or with an evidence pack: one of the events must have it.
 * That is what an old export, or a log that was put back to an earlier state, fails. Exit code 0 if all is as it should
 * be, 1 with a line for each fault (the first {@value ChainReport#MOST_FAULTS}) if not.
 */
public final class VerifyAudit {

    private static final int OK = 0;
    private static final int NOT_OK = 1;

    private final PrintStream out;

    VerifyAudit(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(new VerifyAudit(out).run(args));
    }

    int run(String... args) {
        List<String> words = List.of(args);
        if (!(words.size() == 1 || words.size() == 3 && words.get(1).equals("--head"))) {
            out.println("usage: VerifyAudit FILE [--head HASH]");
            return NOT_OK;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(words.get(0))))) {
            return told(verify(in, words.size() == 3 ? Optional.of(hash(words.get(2))) : Optional.empty()));
        } catch (IOException e) {
            out.println("not verified: " + e.getMessage());
            return NOT_OK;
        }
    }

    private static ChainReport verify(InputStream in, Optional<byte[]> anchor) throws IOException {
        JsonLines lines = new JsonLines(in);
        ChainCheck check = null;
        while (true) {
            JsonNode line = lines.next()
                    .orElseThrow(() -> new IOException("cut off: the last line does not say where the log ends"));
            String what = "line " + lines.number();
            if (check == null) {
                check = new ChainCheck(line.path("namespace").asText());
                anchor.ifPresent(check::expect);
            }
            if (!line.has("format")) {
                check.event(event(line, what));
                continue;
            }
            ExportedHead head = JsonLines.read(line, ExportedHead.class, what);
            if (!EventHash.FORMAT.equals(head.format())) {
                throw new IOException("this is no export that can be verified here");
            }
            if (lines.next().isPresent()) {
                throw new IOException("something follows on the line that says where the log ends");
            }
            return check.end(head.seq(), hash(head.hash()));
        }
    }

    private static AuditEvent event(JsonNode line, String what) throws IOException {
        try {
            return JsonLines.read(line, ExportedEvent.class, what).event();
        } catch (IllegalArgumentException e) {
            throw new IOException(what + ": " + e.getMessage(), e);
        }
    }

    private static byte[] hash(String hex) throws IOException {
        if (hex == null || !hex.matches("[0-9a-f]{64}")) {
            throw new IOException("a hash has 64 hexadecimal digits");
        }
        return HexFormat.of().parseHex(hex);
    }

    private int told(ChainReport report) {
        for (ChainReport.Fault fault : report.faults()) {
            out.println("event " + fault.seq() + ": " + fault.fault() + ", "
                    + fault.fault().meaning());
        }
        String head = "head " + report.head().seq() + " " + report.head().hash();
        out.println((report.valid() ? "valid: " : "NOT VALID: ") + report.events() + " events, " + head);
        return report.valid() ? OK : NOT_OK;
    }
}
