package io.touchline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of lexicons with one term, for what is not about lexicons: it is compiled at once. */
final class SmallLexicon {

    private SmallLexicon() {}

    /** @return the folder, a new one in {@code directory} */
    static Path in(Path directory) throws IOException {
        Path lexicons = Files.createDirectories(directory.resolve("lexicons"));
        Files.writeString(
                lexicons.resolve("zh-insult.yaml"),
                """
                language: zh
                label: insult.person
                terms:
                  - {id: feiwu, term: 废物, severity: 2, why: plain insult}
                """);
        return lexicons;
    }
}
