package io.touchline.scoring;

import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.text.CanonicalText;
import java.util.regex.Pattern;

/**
 * Whether a hit for doxxing shows the data themselves or only asks for them, offers them, or calls to search for
 * them. An address, a room or a class at school has a figure in it; a phone number or an identity number is a long one,
 * which may also stand behind the words that announce it.
 */
final class PublishedData {

    private static final Pattern FIGURE = Pattern.compile("[0-9]|[零〇一二三四五六七八九十百](?:号|栋|幢|座|楼|层|室|单元|弄|排|班|年级)");

    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{7}");

    private PublishedData() {}

    static boolean in(CanonicalText text, Harm harm) {
        return FIGURE.matcher(harm.canonical()).find()
                || LONG_NUMBER
                        .matcher(text.letters(text.sentenceOf(harm.span().end() - 1)))
                        .find();
    }
}
