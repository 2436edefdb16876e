package io.touchline.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lexicons that were built into the jar. */
public final class BundledLexicons {

    private static final Pattern LISTED = Pattern.compile("^ +- ([a-z0-9-]+\\.yaml)$", Pattern.MULTILINE);

    private BundledLexicons() {}

    /** @throws IOException if the build left them out */
    public static LexiconFiles read() throws IOException {
        List<LexiconFile> files = new ArrayList<>();
        // A class path cannot be listed; the list that the ConfigMaps are made from is complete, and a test says so.
        Matcher name = LISTED.matcher(text("kustomization.yaml"));
        while (name.find()) {
            files.add(new LexiconFile(name.group(1), text(name.group(1))));
        }
        return LexiconFiles.of(files);
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
