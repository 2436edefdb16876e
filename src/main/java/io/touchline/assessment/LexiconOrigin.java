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

    /** The version of what {@link #read} would find, for less work. */
    String version() throws IOException;

    /** @param directory as configured; without one {@code ./lexicons} if it is there, else the set in the jar */
    static LexiconOrigin of(Optional<Path> directory) {
        Path nearby = Path.of("lexicons");
        Optional<Path> chosen = directory.or(() -> Optional.of(nearby).filter(Files::isDirectory));
        return chosen.<LexiconOrigin>map(Directory::new).orElseGet(Bundled::new);
    }

    /** Files that may change. */
    record Directory(Path path) implements LexiconOrigin {

        @Override
        public LexiconFiles read() throws IOException {
            return LexiconFiles.read(path);
        }

        @Override
        public String version() throws IOException {
            return LexiconFiles.version(path);
        }
    }

    /** Files that stay as they are while the jar runs: their version, asked for every few seconds, is made once. */
    final class Bundled implements LexiconOrigin {

        private String version;

        @Override
        public LexiconFiles read() throws IOException {
            return BundledLexicons.read();
        }

        @Override
        public synchronized String version() throws IOException {
            if (version == null) {
                version = read().version();
            }
            return version;
        }
    }
}
