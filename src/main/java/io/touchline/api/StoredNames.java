package io.touchline.api;

import java.util.Arrays;
import org.jboss.logging.Logger;

/**
 * Names of closed lists as rows hold them. While replicas are replaced, a newer one may have stored a name that this one
 * does not know: it cannot say what such a row means, but it can say why, and that another replica can.
 */
public final class StoredNames {

    private static final Logger LOG = Logger.getLogger(StoredNames.class);

    private StoredNames() {}

    /** @throws ProblemException 503 if this version knows no such name */
    public static <E extends Enum<E>> E of(Class<E> list, String name) {
        return Arrays.stream(list.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    LOG.warnf("stored.unknown list=%s name=%s", list.getSimpleName(), name);
                    return new ProblemException(503, "", "stored by a newer version of the service, which can read it");
                });
    }
}
