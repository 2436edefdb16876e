package io.touchline.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.testsupport.Api;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Packs that the service makes, each verified as whoever gets it would. */
public final class VerifiedPack {

    private VerifiedPack() {}

    /** The files of a case's pack, which the local caller takes. */
    public static Map<String, byte[]> taken(String caseId) throws IOException {
        byte[] zip = Api.call()
                .body(Map.of("by", Api.fresh("m"), "reason", "for her lawyer"))
                .post("/v1/cases/{id}/evidence", caseId)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return files(zip);
    }

    /** The files of a pack that is as it should be. */
    public static Map<String, byte[]> files(byte[] zip) throws IOException {
        told(zip);
        return Unpacked.unpacked(zip);
    }

    /** What is told of a pack that is as it should be. */
    static String told(byte[] zip) throws IOException {
        Verdict verdict = verify(zip);
        assertThat(verdict.code()).as(verdict.told()).isZero();
        return verdict.told();
    }

    /** @param code of exit, 0 if all is as it should be */
    record Verdict(int code, String told) {}

    static Verdict verify(byte[] zip, String... options) throws IOException {
        Path file = Files.createTempFile("pack-", ".zip");
        try {
            Files.write(file, zip);
            String[] words = Stream.concat(Stream.of(file.toString()), Stream.of(options))
                    .toArray(String[]::new);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int code = new VerifyPack(new PrintStream(out, true, StandardCharsets.UTF_8)).run(words);
            return new Verdict(code, out.toString(StandardCharsets.UTF_8));
        } finally {
            Files.delete(file);
        }
    }
}
