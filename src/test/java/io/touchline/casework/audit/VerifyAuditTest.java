package io.touchline.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyAuditTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>();
    private String head;
    private String out;

    @BeforeEach
    void export() throws IOException {
        LogModel log = LogModel.empty();
        for (int i = 0; i < 5; i++) {
            log = log.with(List.of(new LogModel.Told(
                    AuditKind.CASE_DECIDED, "case_" + i, "{\"n\":" + i + "}", Optional.of("理由"), true)));
        }
        for (AuditEvent event : log.events()) {
            lines.add(JSON.writeValueAsString(ExportedEvent.of(event)));
        }
        ChainEnd end = log.end().orElseThrow();
        head = HexFormat.of().formatHex(end.hash());
        lines.add(JSON.writeValueAsString(new ExportedHead(EventHash.FORMAT, LogModel.NAMESPACE, end.seq(), head)));
    }

    @Test
    void saysThatAnExportIsWhole() throws IOException {
        assertThat(verify()).isZero();
        assertThat(out).isEqualTo("valid: 5 events, head 5 " + head + "\n");
    }

    @Test
    void saysWhichLineCannotBeRead() throws IOException {
        String line = lines.get(2);
        for (String bad :
                List.of("null", line.replaceFirst("\"at\":\"[^\"]*", "\"at\":\"+1000000000-12-31T23:59:59Z"))) {
            lines.set(2, bad);

            assertThat(verify()).isEqualTo(1);
            assertThat(out).startsWith("not verified: line 3");
        }
    }

    @Test
    void namesTheEventThatWasChanged() throws IOException {
        lines.set(2, lines.get(2).replace("case_2", "case_7"));

        assertThat(verify()).isEqualTo(1);
        assertThat(out).startsWith("event 3: HASH, ").contains("NOT VALID");
    }

    @Test
    void missesWhatWasTakenOut() throws IOException {
        lines.remove(2);

        assertThat(verify()).isEqualTo(1);
        assertThat(out).startsWith("event 3: MISSING, ");
    }

    @Test
    void seesWhereItWasCutOff() throws IOException {
        lines.remove(5);

        assertThat(verify()).isEqualTo(1);
        assertThat(out).contains("cut off");
    }

    @Test
    void holdsItAgainstWhatWasPublished() throws IOException {
        String third = JSON.readTree(lines.get(2)).get("hash").asText();

        assertThat(verify("--head", third)).isZero();
        assertThat(verify("--head", "0".repeat(64))).isEqualTo(1);
        assertThat(out).contains("ANCHOR_MISSING");
        assertThat(verify("--head", "xyz")).isEqualTo(1);
    }

    @Test
    void takesNoFieldTwice() throws IOException {
        lines.set(2, lines.get(2).replace("{\"namespace\"", "{\"subject\":\"case_7\",\"namespace\""));

        assertThat(verify()).isEqualTo(1);
        assertThat(out).contains("line 3 is not JSON");
    }

    private int verify(String... options) throws IOException {
        Path file = directory.resolve("audit.ndjson");
        Files.writeString(file, String.join("\n", lines) + "\n");
        List<String> words = new ArrayList<>(List.of(file.toString()));
        words.addAll(List.of(options));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code =
                new VerifyAudit(new PrintStream(bytes, true, StandardCharsets.UTF_8)).run(words.toArray(String[]::new));
        out = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }
}
