package io.touchline.lexicon;

import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lexicons that were built into the jar. */
public final class BundledLexicons {

    private static final Pattern LISTED = Pattern.compile("^ +- ([a-z0-9-]+\\.yaml)$", Pattern.MULTILINE);

    private static Lexicons compiled;

    private BundledLexicons() {}

    /** Compiled once for a process, since that takes seconds; not even that where the build has prepared them. */
    public static synchronized Lexicons compiled() {
        if (compiled == null) {
            Canonicaliser canonicaliser = new Canonicaliser();
            try {
                LexiconFiles files = read();
                compiled = PreparedLexicons.packaged(files.version(), canonicaliser)
                        .orElseGet(() -> Lexicons.compile(files, canonicaliser));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return compiled;
    }

    /** @throws IOException if the build left them out */
    public static LexiconFiles read() throws IOException {
        List<LexiconFile> files = new ArrayList<>();
        for (String name : names()) {
            files.add(new LexiconFile(name, text(name)));
        }
        return LexiconFiles.of(files);
    }

    /** Of its files. @throws IOException if the build left them out */
    public static List<String> names() throws IOException {
        // A class path cannot be listed; the list that the ConfigMaps are made from is complete, and a test says so.
        return LISTED.matcher(text("kustomization.yaml"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String text(String name) throws IOException {
        try (InputStream in = BundledLexicons.class.getClassLoader().getResourceAsStream("lexicons/" + name)) {
            if (in == null) {
                throw new IOException("the build has no lexicons/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
