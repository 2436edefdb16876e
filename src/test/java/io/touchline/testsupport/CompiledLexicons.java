package io.touchline.testsupport;

import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Lexicons;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bundled lexicons, compiled once for all tests of a process: it takes seconds, and they are never changed. */
public final class CompiledLexicons {

    private static Lexicons bundled;

    private CompiledLexicons() {}

    public static synchronized Lexicons bundled() {
        if (bundled == null) {
            try {
                bundled = Lexicons.compile(BundledLexicons.read(), new Canonicaliser());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bundled;
    }
}
