package io.touchline.platform;

import io.touchline.api.KeyedHash;
import io.touchline.api.ServiceMode;
import io.touchline.api.StartRefusal;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/** Where the HMAC key comes from: configuration, or in local mode a file of its own that is made once. */
final class KeyedHashSource {

    private static final Logger LOG = Logger.getLogger(KeyedHashSource.class);

    /** Of local mode, in its data folder. */
    static final String LOCAL_FILE = "hmac.key";

    @Produces
    @Singleton
    KeyedHash keyedHash(ServiceConfig config) {
        if (config.hmacKey().isPresent()) {
            return hash("touchline.hmac-key", config.hmacKey().get().getBytes(StandardCharsets.UTF_8));
        }
        if (config.mode() == ServiceMode.PRODUCTION) {
            throw new IllegalStateException("touchline.mode=production needs touchline.hmac-key");
        }
        Path file = Path.of(config.dataDir()).resolve(LOCAL_FILE);
        try {
            return hash("the HMAC key in " + file, localKey(file));
        } catch (IOException e) {
            throw StartRefusal.ofFile("touchline.data-dir, where local mode keeps its HMAC key", file, e);
        }
    }

    private static KeyedHash hash(String place, byte[] key) {
        try {
            return new KeyedHash(key);
        } catch (IllegalArgumentException e) {
            throw new StartRefusal(place + ": " + e.getMessage(), e);
        }
    }

    private static byte[] localKey(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            Files.createDirectories(file.toAbsolutePath().getParent());
            // Readable by its owner alone from the beginning; of two starts that make one, the first one's stays.
            Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), LOCAL_FILE, ".part");
            try {
                Files.writeString(unfinished, HexFormat.of().formatHex(key));
                Files.move(unfinished, file);
            } catch (FileAlreadyExistsException e) {
                LOG.info("hmac-key.made by another start");
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
        try {
            return HexFormat.of().parseHex(Files.readString(file).trim());
        } catch (IllegalArgumentException e) {
            // Without its cause, which quotes the key.
            throw new StartRefusal("the HMAC key in " + file + " is not written in hexadecimal digits");
        }
    }
}
