package io.touchline.assessment;

import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.LexiconFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where lexicon files come from: a directory, or the set that was built into the jar. */
interface LexiconOrigin {

    LexiconFiles read() throws IOException;

    /** @param directory as configured; without one {@code ./lexicons} if it is there, else the set in the jar */
    static LexiconOrigin of(Optional<Path> directory) {
        Path nearby = Path.of("lexicons");
        Optional<Path> chosen = directory.or(() -> Optional.of(nearby).filter(Files::isDirectory));
        return chosen.<LexiconOrigin>map(path -> () -> LexiconFiles.read(path)).orElse(BundledLexicons::read);
    }
}
