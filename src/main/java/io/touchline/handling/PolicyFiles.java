package io.touchline.handling;

import io.touchline.api.StartRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Policies in files. The id of a policy is its file's name without {@code .yaml}. */
final class PolicyFiles {

    static final String BUNDLED = "policies/default.yaml";

    /** A code point takes at most four bytes of UTF-8; the reader counts them exactly. */
    private static final int MAX_BYTES = 4 * PolicyReader.MAX_CHARACTERS;

    private static final Pattern EXTENSION = Pattern.compile("\\.ya?ml$");

    private final PolicyReader reader = new PolicyReader();

    /** The policy that is in force when no other is given; it travels in the jar. */
    GivenPolicy bundled() {
        return read(GivenPolicy.Origin.BUNDLED, BUNDLED, BUNDLED, () -> PolicyFiles.class
                .getClassLoader()
                .getResourceAsStream(BUNDLED));
    }

    /** @throws PolicyException also if the file cannot be read, or is not UTF-8 */
    GivenPolicy read(Path path) {
        return read(
                GivenPolicy.Origin.FILE,
                String.valueOf(path.getFileName()),
                path.toString(),
                () -> Files.newInputStream(path));
    }

    private GivenPolicy read(GivenPolicy.Origin origin, String name, String place, Source source) {
        String id = EXTENSION.matcher(name.substring(name.lastIndexOf('/') + 1)).replaceFirst("");
        try (InputStream stream = source.open()) {
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw refused(place, "longer than " + MAX_BYTES + " bytes");
            }
            // Strictly decoded: a replacement character would change a rule without a word.
            String content = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new GivenPolicy(reader.read(id, place, content), content, origin);
        } catch (CharacterCodingException e) {
            throw refused(place, "not UTF-8");
        } catch (IOException e) {
            throw refused(place, "cannot be read: " + StartRefusal.reason(e));
        }
    }

    private static PolicyException refused(String place, String reason) {
        return new PolicyException(List.of(new PolicyError(place, 1, "", reason)));
    }

    /** Opened late, so that a file which cannot be opened is refused like one which cannot be read. */
    private interface Source {
        InputStream open() throws IOException;
    }
}
