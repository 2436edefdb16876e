package io.touchline.lexicon;

import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Small lexicons written into a test, and what they find written so that a test can read it. */
final class LexiconFixture {

    static final Canonicaliser CANONICALISER = new Canonicaliser();

    private final List<LexiconFile> files = new ArrayList<>();

    static LexiconFixture lexicons() {
        return new LexiconFixture();
    }

    /** @param entries in flow style, without the {@code why} that every entry needs */
    LexiconFixture terms(String name, String label, String... entries) {
        return file(name, "label: " + label + "\nterms:", entries);
    }

    LexiconFixture frames(String name, String label, String... entries) {
        return file(name, "label: " + label + "\nframes:", entries);
    }

    LexiconFixture modifiers(String name, String... entries) {
        return file(name, "modifiers:", entries);
    }

    LexiconFixture exceptions(String name, String... entries) {
        return file(name, "exceptions:", entries);
    }

    LexiconFixture classes(String name, String... entries) {
        return file(name, "classes:", entries);
    }

    private LexiconFixture file(String name, String top, String... entries) {
        StringBuilder text = new StringBuilder("language: ").append(name, 0, name.indexOf('-'));
        text.append('\n').append(top).append('\n');
        Arrays.stream(entries)
                .forEach(entry -> text.append("  - {").append(entry).append(", why: because}\n"));
        return raw(name, text.toString());
    }

    LexiconFixture raw(String name, String text) {
        files.add(new LexiconFile(name + ".yaml", text));
        return this;
    }

    Lexicons compile() {
        return Lexicons.compile(LexiconFiles.of(files), CANONICALISER);
    }

    LexiconHits match(String text, String... mentioned) {
        CanonicalText canonical = CANONICALISER.canonicalise(text);
        return compile().matcher().match(canonical, mentions(text, canonical, mentioned));
    }

    /** {@code id:surface} of each harm, and its evasions if there are any. */
    List<String> harms(String text, String... mentioned) {
        return match(text, mentioned).harms().stream()
                .map(harm -> idOf(harm.entry().source()) + ":" + surface(text, harm.span())
                        + (harm.evasions().isEmpty() ? "" : new TreeSet<>(harm.evasions())))
                .toList();
    }

    /** {@code id:surface>covered} of each cue. */
    List<String> cues(String text, String... mentioned) {
        return described(text, match(text, mentioned).cues(), LexiconHits.Cue::covers);
    }

    /** {@code id:surface} of each exception that is reported. */
    List<String> excepted(String text, String... mentioned) {
        return match(text, mentioned).exceptions().stream()
                .map(cue -> idOf(cue.source()) + ":" + surface(text, cue.cue()))
                .toList();
    }

    private static List<String> described(
            String text, List<LexiconHits.Cue> cues, Function<LexiconHits.Cue, Span> covers) {
        return cues.stream()
                .map(cue ->
                        idOf(cue.source()) + ":" + surface(text, cue.cue()) + ">" + surface(text, covers.apply(cue)))
                .toList();
    }

    static List<Mention> mentions(String text, CanonicalText canonical, String... mentioned) {
        return Arrays.stream(mentioned)
                .map(name -> canonical.canonicalOf(new Span(text.indexOf(name), text.indexOf(name) + name.length())))
                .map(span -> new Mention("someone", MatchedBy.NAME, span))
                .toList();
    }

    private static String surface(String text, Span span) {
        Span original = CANONICALISER.canonicalise(text).original(span);
        return text.substring(original.begin(), original.end());
    }

    private static String idOf(String source) {
        return source.substring(source.indexOf('#') + 1);
    }
}
