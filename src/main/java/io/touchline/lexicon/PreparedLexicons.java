package io.touchline.lexicon;

import io.touchline.text.Canonicaliser;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bundled lexicons as the build compiled them: a service that finds the same files in its directory need not read
 * and compile them, which would take it longer than everything else that it does to start.
 */
public final class PreparedLexicons {

    private static final String NAME = "lexicons";

    private PreparedLexicons() {}

    /** Writes all tables that a start needs into the folder of classes given, before they are packaged. */
    public static void main(String[] folder) throws IOException {
        Path to = Path.of(folder[0], TableInput.FOLDER);
        Canonicaliser canonicaliser = new Canonicaliser();
        Canonicaliser.prepare(to);
        OrdinaryWords.prepare(to);
        WordSequences.prepare(to);
        TableOutput out = new TableOutput();
        write(Lexicons.compile(BundledLexicons.read(), canonicaliser), out);
        out.writeTo(to.resolve(NAME));
    }

    /** The packaged lexicons; empty if there are none, or they were made from other files than those of a version. */
    public static Optional<Lexicons> packaged(String version, Canonicaliser canonicaliser) {
        return TableInput.packaged(NAME).flatMap(in -> read(in, version, canonicaliser));
    }

    static void write(Lexicons lexicons, TableOutput out) {
        out.text(lexicons.version());
        out.integer(lexicons.files().size());
        lexicons.files().forEach(file -> write(file, out));
        lexicons.disguises().write(out);
        CompiledTables.write(lexicons.matcher().lexicon(), out);
    }

    static Optional<Lexicons> read(TableInput in, String version, Canonicaliser canonicaliser) {
        if (!in.text().equals(version)) {
            return Optional.empty();
        }
        int count = in.integer();
        List<LexiconSummary> files = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            files.add(readFile(in));
        }
        Disguises disguises = new Disguises(in, canonicaliser);
        LexiconMatcher matcher = new LexiconMatcher(CompiledTables.read(in, disguises));
        return Optional.of(new Lexicons(version, files, matcher, disguises));
    }

    private static void write(LexiconSummary file, TableOutput out) {
        out.text(file.file());
        out.text(file.language());
        out.flag(file.source().isPresent());
        out.text(file.source().orElse(""));
        out.text(file.label().map(Label::wire).orElse(""));
        out.integers(new int[] {
            file.terms(), file.frames(), file.modifiers(), file.exceptions(), file.classes(), file.evasions()
        });
    }

    private static LexiconSummary readFile(TableInput in) {
        String file = in.text();
        String language = in.text();
        boolean hasSource = in.flag();
        String source = in.text();
        Optional<Label> label = Label.ofWire(in.text());
        int[] counts = in.integers();
        return new LexiconSummary(
                file,
                language,
                hasSource ? Optional.of(source) : Optional.empty(),
                label,
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4],
                counts[5]);
    }
}
