package io.touchline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where addresses of pages and of mail stand in a text: their letters are no words. */
public final class Addresses {

    /** Everything in it is bounded, so that it takes time in step with the text. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?<![a-z0-9._-])(?:https?://[\\x21-\\x7e]{1,500}|www\\.[\\x21-\\x7e]{1,500}"
                    + "|(?:[a-z0-9._%+-]{1,64}@)?(?:[a-z0-9-]{1,63}\\.){1,6}(?:com|cn|net|org|tv|cc|me|io|co)(?![a-z0-9-])"
                    + "(?:/[\\x21-\\x7e]{0,500})?)");

    private Addresses() {}

    /** Their canonical spans, in order. */
    public static List<Span> in(CanonicalText text) {
        if (!text.anyRun()
                || text.original().indexOf('.') < 0 && text.original().indexOf("://") < 0) {
            return List.of();
        }
        List<Span> found = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(text.original());
        while (matcher.find()) {
            Span place = text.canonicalOf(new Span(matcher.start(), matcher.end()));
            if (place.length() > 0) {
                found.add(place);
            }
        }
        return found;
    }
}
